package io.montty.runtime.store;

import io.montty.api.Status;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Read and write a report's file name, {@code <id>_<STATUS>_<expiry>.<json|mty>}.
 *
 * @param id 32 lower-case hexadecimal characters
 * @param status the status that the report claims, or was filed under
 * @param expiry seconds of the epoch after which the report may go
 * @param format how the file is written
 */
public record ReportName(String id, Status status, long expiry, Format format) {

    private static final Pattern NAME = Pattern.compile(
            "(?<id>[0-9a-f]{32})_(?<status>NA|OKAY|WARN|ALERT)_(?<expiry>\\d{1,12})\\.(?<format>json|mty)");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

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
        Matcher matcher = NAME.matcher(fileName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ReportName(
                matcher.group("id"),
                Status.valueOf(matcher.group("status")),
                Long.parseLong(matcher.group("expiry")),
                matcher.group("format").equals("json") ? Format.JSON : Format.MTY));
    }

    /** Tell whether {@code text} can be the id of a report or a request. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Return the file name. */
    @Override
    public String toString() {
        return id + "_" + status + "_" + expiry + "." + format.suffix;
    }
}
