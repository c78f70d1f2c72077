package io.montty.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Head an answer in a report.
 *
 * @param title one line for people, 1 to 200 characters
 * @param level how far down its author sees it, 0 to 5; null for as deep as it is nested
 */
public record Heading(String title, @Nullable Integer level) {

    /** How long a title may be. */
    public static final int LONGEST_TITLE = 200;

    /** The deepest level that a report in the text format of MonTTY for Python can show. */
    public static final int DEEPEST_LEVEL = 5;

    /** @throws IllegalArgumentException naming what is out of bounds */
    public Heading {
        Objects.requireNonNull(title, "a heading needs a title");
        if (title.isBlank() || title.length() > LONGEST_TITLE || title.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the title '" + title + "' is blank, longer than " + LONGEST_TITLE
                    + " characters or holds a control character");
        }
        if (level != null && (level < 0 || level > DEEPEST_LEVEL)) {
            throw new IllegalArgumentException("level " + level + " is not 0 to " + DEEPEST_LEVEL);
        }
    }

    /** Head an answer as deep as it is nested. */
    public static Heading of(String title) {
        return new Heading(title, null);
    }
}
