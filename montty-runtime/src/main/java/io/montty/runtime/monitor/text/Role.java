package io.montty.runtime.monitor.text;

import io.montty.api.Status;
import java.util.Locale;

/** Say what a piece of text is, so that a palette can choose its look. A status is always a word as well. */
public enum Role {
    PLAIN(""),
    /** The name of a thing, or a heading. */
    TITLE(""),
    /** What may be passed over. */
    FAINT(""),
    /** What must not be missed. */
    NOTICE(""),
    /** A question that waits for an answer. */
    PROMPT(""),
    ALERT("!!ALERT"),
    WARN("! WARN"),
    OKAY("OKAY"),
    NA("- NA"),
    /** A host that did not report when it should have. */
    SILENT("? SILENT"),
    /** A line of output that was not there before. */
    ADDED(""),
    /** A line of output that is not there any more. */
    REMOVED(""),
    /** What a person looked for. */
    MATCH(""),
    /** Bars that stand for numbers. A selected row leaves them as they are: in reverse, low ones look high. */
    BARS("");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** Return the role of {@code status}. */
    public static Role of(Status status) {
        return switch (status) {
            case ALERT -> ALERT;
            case WARN -> WARN;
            case OKAY -> OKAY;
            case NA -> NA;
        };
    }

    /** Return what people call it in their preferences. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Return the word and glyph of a status; empty for any other role. */
    public String label() {
        return label;
    }
}
