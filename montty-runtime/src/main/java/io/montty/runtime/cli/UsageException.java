package io.montty.runtime.cli;

/** End a command before it did anything, with a message for the person who called it. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Make it with one or more lines: what was wrong, where, what was expected, what to do. */
    public UsageException(String message) {
        super(message);
    }
}
