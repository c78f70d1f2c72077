package io.montty.runtime.protocol;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Announce one report; its bytes follow the line, then those of its signature.
 *
 * @param id 32 lower-case hexadecimal characters
 * @param length how many bytes the report has
 * @param sha256 of these bytes, 64 lower-case hexadecimal characters
 * @param signatureLength how many bytes its signature has, in the format of ssh-keygen(1) {@code -Y}; 0 for none
 * @param host whose report it is, where one server forwards another's; else null
 */
public record Put(
        String id,
        long length,
        String sha256,
        int signatureLength,
        @Nullable String host) {

    /** The most bytes of a signature; one of an RSA key of 16,384 bits has less. */
    public static final int LARGEST_SIGNATURE = 8 * 1024;

    private static final Pattern LINE =
            Pattern.compile("PUT (?<id>[0-9a-f]{32}) (?<length>\\d{1,12}) (?<sha>[0-9a-f]{64})"
                    + "(?: sig=(?<sig>\\d{1,4}))?(?: host=(?<host>[a-z0-9.-]{1,63}))?");

    /** Return the line, without its end. */
    public String line() {
        return "PUT " + id + " " + length + " " + sha256 + (signatureLength == 0 ? "" : " sig=" + signatureLength)
                + (host == null ? "" : " host=" + host);
    }

    /** Read a line; empty if it is none of these. */
    public static Optional<Put> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String signature = matcher.group("sig");
        int length = signature == null ? 0 : Integer.parseInt(signature);
        return length > LARGEST_SIGNATURE
                ? Optional.empty()
                : Optional.of(new Put(
                        matcher.group("id"),
                        Long.parseLong(matcher.group("length")),
                        matcher.group("sha"),
                        length,
                        matcher.group("host")));
    }
}
