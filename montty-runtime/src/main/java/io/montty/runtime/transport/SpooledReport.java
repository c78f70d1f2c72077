package io.montty.runtime.transport;

import io.montty.runtime.store.ReportName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold what is known of a report that waits, or that a server refused.
 *
 * @param file where it is
 * @param made when it was made, by the host's clock
 * @param name the name that it travels under
 * @param bytes how large it is
 */
public record SpooledReport(Path file, Instant made, ReportName name, long bytes) {

    /** The oldest first. */
    static final Comparator<SpooledReport> BY_AGE = Comparator.<SpooledReport, Instant>comparing(
                    report -> report.made())
            .thenComparing(report -> report.fileName());

    /** The oldest that is OKAY or NA first, then those that warn, then those that alert. */
    static final Comparator<SpooledReport> BY_WORTH =
            Comparator.comparingInt(SpooledReport::worth).thenComparing(BY_AGE);

    private static final Pattern NAME = Pattern.compile("(\\d{1,15})-(.+)");

    /** Numbers below this are seconds, as earlier versions wrote; as milliseconds they would lie in 1973 and before. */
    private static final long SMALLEST_MILLIS = 100_000_000_000L;

    /** Return the file name of a report in the spool. */
    static String fileName(Instant made, ReportName name) {
        return made.toEpochMilli() + "-" + name;
    }

    /** Read a file name; empty if it is not of a spool. */
    static Optional<SpooledReport> parse(Path file, long bytes) {
        Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        Instant made = number < SMALLEST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        return ReportName.parse(matcher.group(2)).map(name -> new SpooledReport(file, made, name, bytes));
    }

    String fileName() {
        return String.valueOf(file.getFileName());
    }

    private int worth() {
        return switch (name.status()) {
            case NA, OKAY -> 0;
            case WARN -> 1;
            case ALERT -> 2;
        };
    }
}
