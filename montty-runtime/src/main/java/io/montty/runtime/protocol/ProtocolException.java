package io.montty.runtime.protocol;

import java.io.IOException;

/** Say that the other side spoke something that is not the protocol. */
public final class ProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message what was said, shortened and printable, and what was expected */
    public ProtocolException(String message) {
        super(message);
    }
}
