package io.montty.runtime.manager.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keep what a stranger wrote within bounds that the server's files and sums can take.
 *
 * <p>JSON can spell half a surrogate pair, which nothing can write again; it becomes a replacement character here.
 */
final class Bounds {

    /** How many characters an id, a title, a tag or a word on the host may have. */
    static final int NAME = 200;

    /** How many characters a summary may have. */
    static final int SUMMARY = 300;

    /** How many tags a check may have. */
    static final int TAGS = 20;

    /** How many ids a host may say that it means to run. */
    static final int INTENDED = 2_000;

    private static final String MARK = "...";
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(400);
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Bounds() {}

    /** Return {@code id}; one that is too long is cut, and ends in a hash of the whole, so that it stays unlike others. */
    static String id(String id) {
        if (id.length() <= NAME) {
            return wellFormed(id);
        }
        String hash = "~" + Integer.toHexString(id.hashCode());
        return wellFormed(id.substring(0, NAME - hash.length())) + hash;
    }

    static String name(String text) {
        return cut(text, NAME);
    }

    /** Return the first line of {@code text}. */
    static String summary(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return cut(text.substring(0, end), SUMMARY);
    }

    /** Return the first of {@code tags} in the order of the alphabet. */
    static Set<String> tags(Collection<String> tags) {
        return tags.isEmpty()
                ? Set.of()
                : tags.stream().sorted().limit(TAGS).map(Bounds::name).collect(Collectors.toSet());
    }

    /** Return {@code ids}; a host that means to run too many does not say what it means to run. */
    static List<String> intended(List<String> ids) {
        return ids.size() <= INTENDED ? ids.stream().map(Bounds::id).toList() : List.of();
    }

    static Duration interval(Duration interval) {
        return interval.compareTo(LONGEST_INTERVAL) <= 0 ? interval : LONGEST_INTERVAL;
    }

    /** Return {@code made}, or null if no clock says that. */
    static @Nullable Instant made(Instant made) {
        return made.isBefore(Instant.EPOCH) || made.isAfter(LATEST) ? null : made;
    }

    private static String cut(String text, int most) {
        return wellFormed(text.length() <= most ? text : text.substring(0, most - MARK.length()) + MARK);
    }

    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }
}
