package io.montty.runtime.report;

import io.montty.api.Status;

/** Show a status as a word with a mark, in colour where the reader wants colour. */
public enum StatusStyle {
    /** Words and marks only. */
    PLAIN,
    /** Words and marks in the sixteen colours that every terminal has. */
    COLOURED;

    private static final String RESET = "\033[0m";

    /** Return the status as eight columns: the mark says it as well as the colour does. */
    public String show(Status status) {
        return coloured(status, columns(status));
    }

    /** Return the status without blanks around it. */
    public String brief(Status status) {
        return coloured(status, columns(status).strip());
    }

    private static String columns(Status status) {
        return switch (status) {
            case ALERT -> "!!ALERT ";
            case WARN -> "! WARN  ";
            case OKAY -> "  OKAY  ";
            case NA -> "- NA    ";
        };
    }

    private String coloured(Status status, String text) {
        return this == PLAIN ? text : colour(status) + text + RESET;
    }

    private static String colour(Status status) {
        return switch (status) {
            case ALERT -> "\033[1;91m";
            case WARN -> "\033[1;33m";
            case OKAY -> "\033[32m";
            case NA -> "\033[2m";
        };
    }
}
