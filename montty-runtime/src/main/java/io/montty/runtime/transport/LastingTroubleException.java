package io.montty.runtime.transport;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Say that nothing can be handed in until a person has put something right; to try again soon is no use. */
public final class LastingTroubleException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Say what is wrong and what to do. */
    public LastingTroubleException(String message) {
        this(message, null);
    }

    /** Say what is wrong and what to do. */
    public LastingTroubleException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
