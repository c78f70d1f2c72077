package io.montty.runtime.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold what a receiver left behind of a report that it refused, in a line of text: {@code <code> <sha256>}.
 *
 * @param code why, in one word
 * @param digest the SHA-256 of the refused body, 64 lower-case hexadecimal characters
 */
public record Refusal(String code, String digest) {

    /** How many bytes such a file has at most. */
    public static final int LARGEST = 100;

    private static final Pattern LINE = Pattern.compile("(?<code>[a-z-]{1,20}) (?<digest>[0-9a-f]{64})\n");

    /** Read the bytes of such a file; empty if they are something else. */
    public static Optional<Refusal> parse(byte[] bytes) {
        Matcher matcher = LINE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        return matcher.matches()
                ? Optional.of(new Refusal(matcher.group("code"), matcher.group("digest")))
                : Optional.empty();
    }
}
