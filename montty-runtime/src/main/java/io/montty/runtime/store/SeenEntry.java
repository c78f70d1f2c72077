package io.montty.runtime.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold what is remembered of one report that was filed, in a line of text: {@code <sha256> <host> <via>}.
 *
 * @param digest the SHA-256 of its body, 64 lower-case hexadecimal characters
 * @param host the host that it is known to be of, by a bound key or a signature; empty if nobody vouches for it
 * @param via the relay that forwarded it; empty if it came straight from its host
 */
public record SeenEntry(String digest, String host, String via) {

    private static final Pattern LINE =
            Pattern.compile("(?<digest>[0-9a-f]{64}) (?<host>[a-z0-9.-]*)(?: (?<via>[a-z0-9.-]+))?\n");

    /** Read a line with its end; empty if it is cut short or is none of these. */
    public static Optional<SeenEntry> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String via = matcher.group("via");
        return Optional.of(new SeenEntry(matcher.group("digest"), matcher.group("host"), via == null ? "" : via));
    }

    /** Return the line with its end. */
    public String line() {
        return digest + " " + host + (via.isEmpty() ? "" : " " + via) + "\n";
    }
}
