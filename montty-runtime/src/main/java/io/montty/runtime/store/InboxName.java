package io.montty.runtime.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Read and write the names that a server itself gives to what a host hands in, {@code <id>.<kind>}.
 *
 * <p>They lie in {@code REPORTS/_input/HOST}, and what a relay forwards in {@code REPORTS/_input/RELAY/HOST}. Nothing
 * of them is the sender's but the id, whose form is checked.
 *
 * @param id 32 lower-case hexadecimal characters
 * @param kind what the file holds
 */
public record InboxName(String id, Kind kind) {

    private static final Pattern NAME = Pattern.compile("(?<id>[0-9a-f]{32})\\.(?<kind>report|sig|refused)");

    /** Tell what a file of the inbox holds. */
    public enum Kind {
        /** A report of either format. */
        REPORT("report"),
        /** The signature of the report of the same id; it is there before the report is. */
        SIGNATURE("sig"),
        /** Why a report was refused at the door, for the audit log: the code and the digest of the refused body. */
        REFUSED("refused");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    /** Read a file name; empty if it is none of these. */
    public static Optional<InboxName> parse(String fileName) {
        Matcher matcher = NAME.matcher(fileName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.suffix.equals(matcher.group("kind"))) {
                return Optional.of(new InboxName(matcher.group("id"), kind));
            }
        }
        return Optional.empty();
    }

    /** Return the file name. */
    @Override
    public String toString() {
        return id + "." + kind.suffix;
    }
}
