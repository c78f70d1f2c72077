package io.montty.runtime.monitor.io;

import io.montty.api.Outcome;
import io.montty.api.report.Carried;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.report.TextSanitizer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Make every text of a report safe to print, in one place, so that nothing behind it has to think of it. */
final class SafeReport {

    private static final Duration LONGEST_INTERVAL = Duration.ofDays(3650);

    private final TextSanitizer sanitizer;

    SafeReport(TextSanitizer sanitizer) {
        this.sanitizer = sanitizer;
    }

    /** Return the address to show, as there is room for one: the first of IPv4, else the first. */
    static String address(Report report) {
        List<String> addresses = report.host().addresses();
        return addresses.stream()
                .filter(address -> address.indexOf(':') < 0)
                .findFirst()
                .or(() -> addresses.stream().findFirst())
                .orElse(Slide.UNKNOWN);
    }

    /** Return {@code report} with safe text; tags, metrics and lists of ids, which are not shown, are left out. */
    Report of(Report report) {
        SafeLines outputs = new SafeLines(sanitizer);
        return new Report(
                report.id(),
                new HostIdentity(
                        sanitizer.line(report.host().name()),
                        sanitizer.lines(report.host().addresses()),
                        sanitizer.line(report.host().os())),
                report.at(),
                report.duration(),
                sanitizer.line(report.version()),
                report.ttl(),
                report.interval(),
                List.of(),
                "",
                report.status(),
                report.checks().stream().map(entry -> entry(entry, outputs)).toList());
    }

    private ReportEntry entry(ReportEntry entry, SafeLines outputs) {
        return new ReportEntry(
                sanitizer.line(entry.id()),
                sanitizer.line(entry.title()),
                entry.kind(),
                entry.filter(),
                Set.of(),
                entry.status(),
                outcome(entry.outcome()),
                sanitizer.line(entry.summary()),
                outputs.of(entry.output()),
                entry.cut(),
                List.of(),
                entry.duration(),
                entry.children().stream().map(child -> entry(child, outputs)).toList(),
                entry.level(),
                carried(entry.carried()));
    }

    /** An interval that nobody can wait for may not be reckoned with: it would be too large for that. */
    private static @Nullable Carried carried(@Nullable Carried carried) {
        return carried == null || carried.interval().compareTo(LONGEST_INTERVAL) <= 0
                ? carried
                : new Carried(carried.from(), LONGEST_INTERVAL);
    }

    private Outcome outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Skipped skipped) {
            return new Outcome.Skipped(sanitizer.line(skipped.because()));
        }
        if (outcome instanceof Outcome.Crashed crashed) {
            return new Outcome.Crashed(sanitizer.line(crashed.because()));
        }
        return outcome;
    }
}
