package io.montty.runtime.state;

import java.io.IOException;
import java.io.Serial;

/** Say that a file of the server's state cannot be understood. */
public final class DamagedStateException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Say {@code why} of the file {@code name}, which is told from the folder of the state. */
    public DamagedStateException(String name, String why) {
        super(name + " is damaged: " + why);
    }
}
