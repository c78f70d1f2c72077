package io.montty.api;

import java.util.List;

/** End a check as crashed while keeping the output that it collected so far. */
public final class CheckAbortedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> output;

    /**
     * End the check.
     *
     * @param reason one line: what went wrong and what to do about it
     * @param output lines collected so far, without line ends; may be empty
     */
    public CheckAbortedException(String reason, List<String> output) {
        super(reason);
        this.output = List.copyOf(output);
    }

    /** Return the reason given at the start. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Return the lines collected so far. */
    public List<String> output() {
        return output;
    }
}
