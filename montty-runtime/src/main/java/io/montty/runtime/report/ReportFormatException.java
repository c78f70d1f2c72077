package io.montty.runtime.report;

/** Say why some bytes are not a report. */
public final class ReportFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Make it with one line for people: what is wrong, and where. */
    public ReportFormatException(String message) {
        super(message);
    }

    /** Return the line for people. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
