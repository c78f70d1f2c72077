package io.montty.runtime.store;

import io.montty.api.Status;
import java.util.List;
import java.util.Optional;

/**
 * Read and write a report's file name, {@code <id>_<STATUS>_<expiry>.<json|mty>}.
 *
 * @param id 32 lower-case hexadecimal characters
 * @param status the status that the report claims, or was filed under
 * @param expiry seconds of the epoch after which the report may go
 * @param format how the file is written
 */
public record ReportName(String id, Status status, long expiry, Format format) {

    /** How many characters an id has. */
    static final int ID_LENGTH = 32;

    private static final int MOST_DIGITS = 12;
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final List<Format> FORMATS = List.of(Format.values());

    /** Tell how a report file is written. */
    public enum Format {
        JSON("json"),
        MTY("mty");

        private final String suffix;

        Format(String suffix) {
            this.suffix = suffix;
        }
    }

    /** Read a file name; empty if it is not a report's. */
    public static Optional<ReportName> parse(String fileName) {
        // Read by hand, not by a regular expression: every pass reads the name of every report that is filed.
        if (!beginsWithId(fileName) || !fileName.startsWith("_", ID_LENGTH)) {
            return Optional.empty();
        }
        int status = ID_LENGTH + 1;
        for (Status candidate : STATUSES) {
            int expiry = status + candidate.name().length() + 1;
            if (fileName.startsWith(candidate.name(), status) && fileName.startsWith("_", expiry - 1)) {
                return parse(fileName, candidate, expiry);
            }
        }
        return Optional.empty();
    }

    private static Optional<ReportName> parse(String fileName, Status status, int start) {
        int end = start;
        long expiry = 0;
        while (end < fileName.length() && end - start < MOST_DIGITS && isDigit(fileName.charAt(end))) {
            expiry = expiry * 10 + (fileName.charAt(end) - '0');
            end++;
        }
        if (end == start || !fileName.startsWith(".", end)) {
            return Optional.empty();
        }
        for (Format format : FORMATS) {
            if (fileName.length() == end + 1 + format.suffix.length() && fileName.endsWith(format.suffix)) {
                return Optional.of(new ReportName(fileName.substring(0, ID_LENGTH), status, expiry, format));
            }
        }
        return Optional.empty();
    }

    /** Tell whether the first 32 characters of {@code text} can be an id. */
    static boolean beginsWithId(String text) {
        for (int i = 0; i < ID_LENGTH; i++) {
            if (i >= text.length() || !(isDigit(text.charAt(i)) || (text.charAt(i) >= 'a' && text.charAt(i) <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Tell whether {@code text} can be the id of a report or a request. */
    public static boolean isId(String text) {
        return text.length() == ID_LENGTH && beginsWithId(text);
    }

    /** Return the file name. */
    @Override
    public String toString() {
        return id + "_" + status + "_" + expiry + "." + format.suffix;
    }
}
