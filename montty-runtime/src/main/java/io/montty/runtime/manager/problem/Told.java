package io.montty.runtime.manager.problem;

import io.montty.api.Outcome;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.report.LegacyHeader;
import io.montty.runtime.state.CheckState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hold what a report tells of its host and of each check there.
 *
 * @param made when it was made by the host's own clock, or null if it does not say so in a way that can be compared
 * @param interval after how long the next report is due; zero if none is promised
 * @param intended the ids of all checks that the host means to run; empty if it does not say
 * @param address the host's first address; may be empty
 * @param os its operating system; may be empty
 * @param version the checker's version; may be empty
 * @param results each id once
 */
public record Told(
        @Nullable Instant made,
        Duration interval,
        List<String> intended,
        String address,
        String os,
        String version,
        List<Result> results) {

    public Told {
        intended = List.copyOf(intended);
        results = List.copyOf(results);
    }

    /** Return what a native report tells. */
    public static Told of(Report report) {
        List<Result> results = new ArrayList<>();
        collect(report.checks(), results);
        return new Told(
                report.at().toInstant(),
                report.interval(),
                report.intended(),
                report.host().addresses().stream().findFirst().orElse(""),
                report.host().os(),
                report.version(),
                results);
    }

    /** Return what a legacy report tells. */
    public static Told ofLegacy(LegacyHeader header, byte[] bytes) {
        return new Told(null, Duration.ZERO, List.of(), header.ipv4(), "", "", List.of());
    }

    private static void collect(List<ReportEntry> entries, List<Result> results) {
        for (ReportEntry entry : entries) {
            if (entry.children().isEmpty()) {
                results.add(result(entry));
            } else {
                collect(entry.children(), results);
            }
        }
    }

    private static Result result(ReportEntry entry) {
        CheckState.Kind kind =
                entry.kind() == ReportEntry.Kind.FINDING ? CheckState.Kind.FINDING : CheckState.Kind.CHECK;
        return new Result(
                entry.id(),
                entry.title(),
                entry.tags(),
                kind,
                entry.status(),
                outcome(entry.outcome()),
                entry.summary(),
                entry.metrics());
    }

    private static String outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Skipped) {
            return "skipped";
        }
        if (outcome instanceof Outcome.Crashed) {
            return "crashed";
        }
        return outcome instanceof Outcome.TimedOut ? "timed_out" : "completed";
    }
}
