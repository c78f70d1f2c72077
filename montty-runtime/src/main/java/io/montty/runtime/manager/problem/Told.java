package io.montty.runtime.manager.problem;

import io.montty.api.report.Report;
import io.montty.runtime.report.LegacyHeader;
import java.time.Duration;
import java.time.Instant;
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
 * @param settled groups and filters of which nothing has to be told by itself; what was told of one before has ended
 */
public record Told(
        @Nullable Instant made,
        Duration interval,
        List<String> intended,
        String address,
        String os,
        String version,
        List<Result> results,
        List<Result> settled) {

    public Told {
        intended = List.copyOf(intended);
        results = List.copyOf(results);
        settled = List.copyOf(settled);
    }

    /** Hold what a report without groups and filters tells. */
    public Told(
            @Nullable Instant made,
            Duration interval,
            List<String> intended,
            String address,
            String os,
            String version,
            List<Result> results) {
        this(made, interval, intended, address, os, version, results, List.of());
    }

    /** Return what a native report tells, within bounds. */
    public static Told of(Report report) {
        ResultCollector collector = new ResultCollector();
        new NativeResults(collector).take(report.checks(), false);
        return new Told(
                Bounds.made(report.at().toInstant()),
                Bounds.interval(report.interval()),
                Bounds.intended(report.intended()),
                Bounds.name(report.host().addresses().stream().findFirst().orElse("")),
                Bounds.name(report.host().os()),
                Bounds.name(report.version()),
                collector.told(),
                collector.settled());
    }

    /** Return what a legacy report tells, within bounds. */
    public static Told ofLegacy(LegacyHeader header, byte[] bytes) {
        ResultCollector collector = new ResultCollector();
        new LegacyResults(collector).take(header, bytes);
        return new Told(
                null, Duration.ZERO, List.of(), Bounds.name(header.ipv4()), "", "", collector.told(), List.of());
    }
}
