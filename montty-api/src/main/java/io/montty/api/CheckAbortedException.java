package io.montty.api;

import java.util.List;
import java.util.Optional;

/** End a check as crashed while keeping the output that it collected so far. */
public final class CheckAbortedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> output;
    private final transient Optional<CheckResult> found;

    /**
     * End the check.
     *
     * @param reason one line: what went wrong and what to do about it
     * @param output lines collected so far, without line ends; may be empty
     */
    public CheckAbortedException(String reason, List<String> output) {
        super(reason);
        this.output = List.copyOf(output);
        this.found = Optional.empty();
    }

    /**
     * End the check after it has found some of what it looked for.
     *
     * @param reason one line: what went wrong and what to do about it
     * @param output lines collected so far, without line ends; may be empty
     * @param found what the heading and the parts of the report's entry are taken from
     */
    public CheckAbortedException(String reason, List<String> output, CheckResult found) {
        super(reason);
        this.output = List.copyOf(output);
        this.found = Optional.of(found);
    }

    /** Return the reason given at the start. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Return the lines collected so far. */
    public List<String> output() {
        return output;
    }

    /** Return what was found before the end. */
    public Optional<CheckResult> found() {
        return found;
    }
}
