package io.montty.runtime.history;

import java.io.IOException;
import java.io.Serial;

/** Say that a database cannot be used and has to give way to a new one. */
final class DamagedHistoryException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param what goes on after the name of the file */
    DamagedHistoryException(String what) {
        super(what);
    }
}
