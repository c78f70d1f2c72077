package io.montty.runtime.store;

import java.util.List;
import java.util.Optional;

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

    private static final List<Kind> KINDS = List.of(Kind.values());

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
        if (!ReportName.beginsWithId(fileName) || !fileName.startsWith(".", ReportName.ID_LENGTH)) {
            return Optional.empty();
        }
        for (Kind kind : KINDS) {
            int length = ReportName.ID_LENGTH + 1 + kind.suffix.length();
            if (fileName.length() == length && fileName.endsWith(kind.suffix)) {
                return Optional.of(new InboxName(fileName.substring(0, ReportName.ID_LENGTH), kind));
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
