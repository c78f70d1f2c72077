package io.montty.runtime.report;

import io.montty.api.Heading;
import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Range;
import io.montty.api.Status;
import io.montty.api.report.Carried;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.ReportName;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Read JSON reports that a stranger may have written: bounded in size, depth and length, and nothing guessed. */
public final class ReportReader {

    /** How many bytes a report may have: 1 MiB. */
    public static final int LARGEST = BoundedFile.LARGEST;

    /** How deep groups may be nested, which the limit on JSON depth below follows from. */
    public static final int DEEPEST_GROUP = 7;

    /** Two levels for each group, and for the check in the innermost: itself, its metrics, and what stands around it. */
    private static final int DEEPEST_JSON = 2 * DEEPEST_GROUP + 6;

    private static final int LONGEST_STRING = 256 * 1024;

    private final StrictJson json = new StrictJson(DEEPEST_JSON, LONGEST_STRING);

    /**
     * Read one report. Fields that this version does not know are passed over.
     *
     * @throws ReportFormatException naming the field or the line that is wrong
     */
    public Report read(byte[] bytes) throws ReportFormatException {
        if (bytes.length == 0) {
            throw new ReportFormatException("the file is empty");
        }
        if (bytes.length > LARGEST) {
            throw new ReportFormatException(
                    "the file has " + bytes.length + " bytes, at most " + LARGEST + " are taken");
        }
        return report(json.read(bytes));
    }

    private static Report report(JsonFields fields) throws ReportFormatException {
        if (!ReportName.isId(fields.text("id"))) {
            throw fields.wrong("id", "32 lower-case hexadecimal characters");
        }
        return new Report(
                fields.text("id"),
                host(fields.object("host")),
                instant(fields, "at"),
                Duration.ofMillis(fields.number("duration_ms", 0)),
                fields.textOr("version", ""),
                Duration.ofSeconds(fields.number("ttl_s", 300)),
                Duration.ofSeconds(fields.number("interval_s", 0)),
                fields.strings("intended"),
                fields.textOr("bundle", ""),
                fields.constant("status", Status.class),
                entries(fields));
    }

    private static HostIdentity host(JsonFields fields) throws ReportFormatException {
        if (fields.text("name").isBlank()) {
            throw fields.wrong("name", "a host name");
        }
        return new HostIdentity(fields.text("name"), fields.strings("addresses"), fields.textOr("os", ""));
    }

    private static OffsetDateTime instant(JsonFields fields, String field) throws ReportFormatException {
        try {
            return OffsetDateTime.parse(fields.text(field));
        } catch (DateTimeParseException e) {
            throw fields.wrong(field, "a time like 2026-01-31T08:15:00+01:00");
        }
    }

    private static List<ReportEntry> entries(JsonFields fields) throws ReportFormatException {
        List<ReportEntry> entries = new ArrayList<>();
        for (JsonFields entry : fields.objects("checks")) {
            entries.add(entry(entry));
        }
        return entries;
    }

    private static ReportEntry entry(JsonFields fields) throws ReportFormatException {
        String output = fields.textOr("output", "");
        return new ReportEntry(
                fields.text("id"),
                fields.text("title"),
                fields.has("kind") ? fields.constant("kind", ReportEntry.Kind.class) : ReportEntry.Kind.CHECK,
                fields.flag("filter"),
                Set.copyOf(fields.strings("tags")),
                fields.constant("status", Status.class),
                outcome(fields),
                fields.textOr("summary", ""),
                output.isEmpty() ? List.of() : List.of(output.split("\n", -1)),
                fields.flag("cut"),
                metrics(fields),
                Duration.ofMillis(fields.number("duration_ms", 0)),
                entries(fields),
                level(fields),
                carried(fields));
    }

    private static @Nullable Carried carried(JsonFields fields) throws ReportFormatException {
        return fields.has("carried_from")
                ? new Carried(
                        instant(fields, "carried_from"), Duration.ofSeconds(fields.number("carried_interval_s", 0)))
                : null;
    }

    private static @Nullable Integer level(JsonFields fields) throws ReportFormatException {
        if (!fields.has("level")) {
            return null;
        }
        long level = fields.number("level", 0);
        if (level < 0 || level > Heading.DEEPEST_LEVEL) {
            throw fields.wrong("level", "a number from 0 to " + Heading.DEEPEST_LEVEL);
        }
        return (int) level;
    }

    private static Outcome outcome(JsonFields fields) throws ReportFormatException {
        return switch (fields.textOr("outcome", "completed")) {
            case "completed" -> new Outcome.Completed();
            case "skipped" -> new Outcome.Skipped(fields.textOr("reason", ""));
            case "crashed" -> new Outcome.Crashed(fields.textOr("reason", ""));
            case "timed_out" -> new Outcome.TimedOut(Duration.ofMillis(fields.number("after_ms", 0)));
            default -> throw fields.wrong("outcome", "completed, skipped, crashed or timed_out");
        };
    }

    private static List<Metric> metrics(JsonFields fields) throws ReportFormatException {
        List<Metric> metrics = new ArrayList<>();
        for (JsonFields metric : fields.objects("metrics")) {
            if (metric.text("name").isBlank() || metric.text("name").length() > Metric.LONGEST_NAME) {
                throw metric.wrong("name", "a name of at most " + Metric.LONGEST_NAME + " characters");
            }
            if (metric.textOr("unit", "").length() > Metric.LONGEST_UNIT) {
                throw metric.wrong("unit", "at most " + Metric.LONGEST_UNIT + " characters");
            }
            metrics.add(new Metric(
                    metric.text("name"),
                    metric.decimal("value"),
                    metric.textOr("unit", ""),
                    range(metric, "warn"),
                    range(metric, "crit"),
                    metric.has("min") ? metric.decimal("min") : null,
                    metric.has("max") ? metric.decimal("max") : null));
        }
        return metrics;
    }

    private static @Nullable Range range(JsonFields metric, String field) throws ReportFormatException {
        if (!metric.has(field)) {
            return null;
        }
        return Range.parse(metric.text(field)).orElseThrow(() -> metric.wrong(field, "a range such as 10:20"));
    }
}
