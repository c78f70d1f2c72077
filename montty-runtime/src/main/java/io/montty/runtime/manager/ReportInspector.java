package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.manager.problem.Told;
import io.montty.runtime.report.LegacyHeader;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.store.Digest;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.store.ReportName.Format;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judge the bytes of a report: neither its name nor its header decides what it is filed under. */
final class ReportInspector {

    /** Longer than any name of a host, address or time. */
    private static final int LONGEST_VALUE = 255;

    private static final Duration LEGACY_TTL = Duration.ofMinutes(5);
    private static final Duration SHORTEST_TTL = Duration.ofMinutes(1);
    private static final Duration LONGEST_TTL = Duration.ofDays(1);

    private final ReportReader reader = new ReportReader();

    /** Read {@code bytes}, which came under {@code name}. */
    Verdict inspect(ReportName name, byte[] bytes) {
        return inspect(name.id(), name.status(), name.format(), bytes);
    }

    /** Read {@code bytes}, which came under a name that says nothing but the id. */
    Verdict inspect(String id, byte[] bytes) {
        return inspect(id, null, bytes.length > 0 && bytes[0] == '{' ? Format.JSON : Format.MTY, bytes);
    }

    private Verdict inspect(String id, @Nullable Status named, Format format, byte[] bytes) {
        try {
            return switch (format) {
                case JSON -> json(id, named, bytes);
                case MTY -> legacy(id, named, bytes);
            };
        } catch (ReportFormatException e) {
            return isUnfinished(format, bytes) ? new Verdict.Unfinished(e.reason()) : new Verdict.Unfit(e.reason());
        }
    }

    private static boolean isUnfinished(Format format, byte[] bytes) {
        return switch (format) {
            case JSON -> UnfinishedJson.test(bytes);
            case MTY -> !LegacyHeader.isComplete(bytes);
        };
    }

    private Verdict json(String id, @Nullable Status named, byte[] bytes) throws ReportFormatException {
        Report report = reader.read(bytes);
        if (!report.id().equals(id)) {
            return new Verdict.Unfit("the name says id " + id + ", the report says " + report.id());
        }
        Status computed = computed(report.checks());
        Status header = report.status().worst(computed);
        Status worst = named == null ? header : named.worst(header);
        boolean agreed = report.status() == computed && (named == null || named == computed);
        String doubt = differing(named, report.status()) + ", the checks " + computed + "; filed as " + worst;
        return new Verdict.Accepted(new ReceivedReport(
                id,
                Format.JSON,
                report.host().name(),
                worst,
                agreed ? "" : doubt,
                clamped(report.ttl()),
                Digest.of(bytes),
                Told.of(report)));
    }

    private static Verdict legacy(String id, @Nullable Status named, byte[] bytes) throws ReportFormatException {
        if (!LegacyHeader.isComplete(bytes)) {
            return new Verdict.Unfinished("there is no summary at its end");
        }
        LegacyHeader header = LegacyHeader.read(bytes);
        check("Host", header.host());
        check("IPv4", header.ipv4());
        check("At", header.at());
        Status worst = named == null ? header.status() : named.worst(header.status());
        boolean agreed = named == null || named == header.status();
        return new Verdict.Accepted(new ReceivedReport(
                id,
                Format.MTY,
                header.host(),
                worst,
                agreed ? "" : differing(named, header.status()) + "; filed as " + worst,
                LEGACY_TTL,
                Digest.of(bytes),
                Told.ofLegacy(header, bytes)));
    }

    private static void check(String key, String value) throws ReportFormatException {
        if (value.length() > LONGEST_VALUE) {
            throw new ReportFormatException("the header's " + key + " has " + value.length() + " characters, at most "
                    + LONGEST_VALUE + " are taken");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new ReportFormatException("the header's " + key + " has a control character, expected plain text");
        }
    }

    private static String differing(@Nullable Status named, Status header) {
        return named == null ? "the header says " + header : "the name says " + named + ", the header " + header;
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
