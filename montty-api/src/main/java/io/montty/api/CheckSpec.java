package io.montty.api;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * Describe a check before it runs.
 *
 * @param id unique on a host, {@code area.kebab-name} for Java checks and the file name for scripts; 1 to 128
 *     characters without blanks at its ends, slashes or control characters
 * @param title one line for people, 1 to 200 characters
 * @param tags what a run can select the check by; each of 1 to 64 characters, without blanks and commas
 * @param timeout how long a run of it may take; more than zero, at most 366 days
 * @param config the record that its configuration is bound to and validated as; {@link NoConfig} if it has none
 * @param interval how often it runs unless the configuration says otherwise; zero for every run, at most 366 days
 */
public record CheckSpec(
        String id,
        String title,
        Set<String> tags,
        Duration timeout,
        Class<? extends Record> config,
        Duration interval) {

    /** How long a check may take unless it or the configuration says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** How long a check may take at most. */
    public static final Duration LONGEST_TIMEOUT = Duration.ofDays(366);

    /** How long a title may be, in characters. */
    public static final int LONGEST_TITLE = 200;

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_TAG = 64;

    /** Stand for a check that takes no configuration. */
    public record NoConfig() {}

    /** @throws IllegalArgumentException naming the field that is out of bounds */
    public CheckSpec {
        requireId(Objects.requireNonNull(id, "a check needs an id"));
        requireTitle(id, Objects.requireNonNull(title, "check " + id + " needs a title"));
        tags = Set.copyOf(Objects.requireNonNull(tags, "check " + id + " needs a set of tags"));
        tags.forEach(tag -> requireTag(id, tag));
        requireTimeout(id, Objects.requireNonNull(timeout, "check " + id + " needs a timeout"));
        Objects.requireNonNull(config, "check " + id + " needs a type of configuration, NoConfig if it has none");
        requireInterval(id, Objects.requireNonNull(interval, "check " + id + " needs an interval, zero for every run"));
    }

    /** Describe a check that is part of every run. */
    public CheckSpec(String id, String title, Set<String> tags, Duration timeout, Class<? extends Record> config) {
        this(id, title, tags, timeout, config, Duration.ZERO);
    }

    /** Describe a check without tags and configuration, with the default timeout. */
    public static CheckSpec of(String id, String title) {
        return new CheckSpec(id, title, Set.of(), DEFAULT_TIMEOUT, NoConfig.class);
    }

    /** Return this description with another title. */
    public CheckSpec withTitle(String title) {
        return new CheckSpec(id, title, tags, timeout, config, interval);
    }

    /** Return this description with exactly these tags. */
    public CheckSpec withTags(String... tags) {
        return new CheckSpec(id, title, Set.of(tags), timeout, config, interval);
    }

    /** Return this description with another timeout. */
    public CheckSpec withTimeout(Duration timeout) {
        return new CheckSpec(id, title, tags, timeout, config, interval);
    }

    /** Return this description with configuration of type {@code config}. */
    public CheckSpec withConfig(Class<? extends Record> config) {
        return new CheckSpec(id, title, tags, timeout, config, interval);
    }

    /** Return this description with a run every {@code interval} only; in between its last answer is shown. */
    public CheckSpec withInterval(Duration interval) {
        return new CheckSpec(id, title, tags, timeout, config, interval);
    }

    /** Return this description under another id. */
    public CheckSpec withId(String id) {
        return new CheckSpec(id, title, tags, timeout, config, interval);
    }

    private static void requireId(String id) {
        if (id.isBlank() || !id.equals(id.strip()) || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException(
                    "check id '" + id + "' is not 1 to " + LONGEST_ID + " characters without blanks at its ends");
        }
        if (holds(id, "/")) {
            throw new IllegalArgumentException("check id '" + id + "' holds a slash or a control character");
        }
    }

    private static void requireTitle(String id, String title) {
        if (title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException("check " + id + ": the title has " + title.length()
                    + " characters, at most " + LONGEST_TITLE + " are taken");
        }
        if (title.isBlank() || holds(title, "")) {
            throw new IllegalArgumentException("check " + id + ": the title is blank or holds a control character");
        }
    }

    /** Tell whether a control character, or one of {@code others}, is in {@code text}; every start asks it of every check. */
    private static boolean holds(String text, String others) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || others.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static void requireTag(String id, String tag) {
        if (tag.isEmpty() || tag.length() > LONGEST_TAG) {
            throw new IllegalArgumentException(
                    "check " + id + ": tag '" + tag + "' is not 1 to " + LONGEST_TAG + " characters");
        }
        if (holds(tag, ", ")) {
            throw new IllegalArgumentException(
                    "check " + id + ": tag '" + tag + "' holds a blank, a comma or a control character");
        }
    }

    private static void requireInterval(String id, Duration interval) {
        if (interval.isNegative() || interval.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("check " + id + ": interval " + interval + " is not from zero to "
                    + LONGEST_TIMEOUT.toDays() + " days");
        }
    }

    private static void requireTimeout(String id, Duration timeout) {
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("check " + id + ": timeout " + timeout
                    + " is not more than zero and at most " + LONGEST_TIMEOUT.toDays() + " days");
        }
    }
}
