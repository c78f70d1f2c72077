package io.montty.api;

import java.time.Duration;
import java.util.Set;

/**
 * Describe a check before it runs.
 *
 * @param id unique on a host, {@code area.kebab-name} for Java checks and the file name for scripts; 1 to 128
 *     characters without blanks at its ends, slashes or control characters
 * @param title one line for people, 1 to 200 characters
 * @param tags what a run can select the check by; without blanks and commas
 * @param timeout how long a run of it may take; more than zero
 * @param config the record that its configuration is bound to and validated as; {@link NoConfig} if it has none
 */
public record CheckSpec(String id, String title, Set<String> tags, Duration timeout, Class<? extends Record> config) {

    /** How long a check may take unless it or the configuration says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_TITLE = 200;

    /** Stand for a check that takes no configuration. */
    public record NoConfig() {}

    /** @throws IllegalArgumentException naming the field that is out of bounds */
    public CheckSpec {
        tags = Set.copyOf(tags);
        requireId(id);
        requireTitle(id, title);
        for (String tag : tags) {
            if (tag.isEmpty() || tag.chars().anyMatch(c -> c == ',' || c <= ' ')) {
                throw new IllegalArgumentException(
                        "check " + id + ": tag '" + tag + "' is empty or holds a blank or a comma");
            }
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("check " + id + ": timeout " + timeout + " is not more than zero");
        }
    }

    /** Describe a check without tags and configuration, with the default timeout. */
    public static CheckSpec of(String id, String title) {
        return new CheckSpec(id, title, Set.of(), DEFAULT_TIMEOUT, NoConfig.class);
    }

    /** Return this description with another title. */
    public CheckSpec withTitle(String title) {
        return new CheckSpec(id, title, tags, timeout, config);
    }

    /** Return this description with exactly these tags. */
    public CheckSpec withTags(String... tags) {
        return new CheckSpec(id, title, Set.of(tags), timeout, config);
    }

    /** Return this description with another timeout. */
    public CheckSpec withTimeout(Duration timeout) {
        return new CheckSpec(id, title, tags, timeout, config);
    }

    /** Return this description with configuration of type {@code config}. */
    public CheckSpec withConfig(Class<? extends Record> config) {
        return new CheckSpec(id, title, tags, timeout, config);
    }

    private static void requireId(String id) {
        if (id.isBlank() || !id.equals(id.strip()) || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException(
                    "check id '" + id + "' is not 1 to " + LONGEST_ID + " characters without blanks at its ends");
        }
        if (id.chars().anyMatch(c -> c == '/' || Character.isISOControl(c))) {
            throw new IllegalArgumentException("check id '" + id + "' holds a slash or a control character");
        }
    }

    private static void requireTitle(String id, String title) {
        if (title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException("check " + id + ": the title has " + title.length()
                    + " characters, at most " + LONGEST_TITLE + " are taken");
        }
        if (title.isBlank() || title.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("check " + id + ": the title is blank or holds a control character");
        }
    }
}
