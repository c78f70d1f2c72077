package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.report.LegacyHeader;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.store.ReportName;
import java.time.Duration;
import java.util.List;

/** Judge the bytes of a report: neither its name nor its header decides what it is filed under. */
final class ReportInspector {

    private static final Duration LEGACY_TTL = Duration.ofMinutes(5);
    private static final Duration SHORTEST_TTL = Duration.ofMinutes(1);
    private static final Duration LONGEST_TTL = Duration.ofDays(1);

    private final ReportReader reader = new ReportReader();

    /** Read {@code bytes}, which came under {@code name}. */
    Verdict inspect(ReportName name, byte[] bytes) {
        try {
            return switch (name.format()) {
                case JSON -> json(name, bytes);
                case MTY -> legacy(name, bytes);
            };
        } catch (ReportFormatException e) {
            return isUnfinished(name, bytes) ? new Verdict.Unfinished(e.reason()) : new Verdict.Unfit(e.reason());
        }
    }

    private static boolean isUnfinished(ReportName name, byte[] bytes) {
        return switch (name.format()) {
            case JSON -> UnfinishedJson.test(bytes);
            case MTY -> !LegacyHeader.isComplete(bytes);
        };
    }

    private Verdict json(ReportName name, byte[] bytes) throws ReportFormatException {
        Report report = reader.read(bytes);
        if (!report.id().equals(name.id())) {
            return new Verdict.Unfit("the name says id " + name.id() + ", the report says " + report.id());
        }
        Status computed = computed(report.checks());
        Status worst = name.status().worst(report.status()).worst(computed);
        boolean agreed = name.status() == report.status() && report.status() == computed;
        String doubt = "the name says " + name.status() + ", the header " + report.status() + ", the checks " + computed
                + "; filed as " + worst;
        return new Verdict.Accepted(new ReceivedReport(
                name, report.host().name(), worst, agreed ? "" : doubt, clamped(report.ttl()), Digest.of(bytes)));
    }

    private static Verdict legacy(ReportName name, byte[] bytes) throws ReportFormatException {
        if (!LegacyHeader.isComplete(bytes)) {
            return new Verdict.Unfinished("there is no summary at its end");
        }
        LegacyHeader header = LegacyHeader.read(bytes);
        Status worst = name.status().worst(header.status());
        String doubt = "the name says " + name.status() + ", the header " + header.status() + "; filed as " + worst;
        return new Verdict.Accepted(new ReceivedReport(
                name,
                header.host(),
                worst,
                name.status() == header.status() ? "" : doubt,
                LEGACY_TTL,
                Digest.of(bytes)));
    }

    /** Return the worst status that stands anywhere in the tree, so that no group can hide what a member found. */
    private static Status computed(List<ReportEntry> entries) {
        Status worst = Status.NA;
        for (ReportEntry entry : entries) {
            worst = worst.worst(entry.status());
            worst = worst.worst(computed(
                    entry.children().stream().filter(child -> !child.filter()).toList()));
        }
        return worst;
    }

    private static Duration clamped(Duration ttl) {
        if (ttl.compareTo(SHORTEST_TTL) < 0) {
            return SHORTEST_TTL;
        }
        return ttl.compareTo(LONGEST_TTL) > 0 ? LONGEST_TTL : ttl;
    }
}
