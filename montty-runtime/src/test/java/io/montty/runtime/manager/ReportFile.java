package io.montty.runtime.manager;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.report.ReportWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Build a report as a host would send it. */
record ReportFile(
        String id, Status named, Status header, List<ReportEntry> checks, String host, Duration ttl, String summary) {

    static final String ID = "00000000000000000000000000000001";

    static ReportFile of(Status status) {
        return new ReportFile(
                ID, status, status, List.of(entry("host.cpu", status, false)), "web1", Duration.ofMinutes(5), "");
    }

    static ReportEntry entry(String id, Status status, boolean filter, ReportEntry... children) {
        return new ReportEntry(
                id,
                id,
                children.length == 0 ? ReportEntry.Kind.CHECK : ReportEntry.Kind.GROUP,
                filter,
                Set.of(),
                status,
                new Outcome.Completed(),
                "summary",
                List.of(),
                false,
                List.of(),
                Duration.ZERO,
                List.of(children));
    }

    ReportFile id(int number) {
        return id(String.format("%032x", number));
    }

    ReportFile id(String other) {
        return new ReportFile(other, named, header, checks, host, ttl, summary);
    }

    ReportFile named(Status other) {
        return new ReportFile(id, other, header, checks, host, ttl, summary);
    }

    ReportFile header(Status other) {
        return new ReportFile(id, named, other, checks, host, ttl, summary);
    }

    ReportFile checks(ReportEntry... others) {
        return new ReportFile(id, named, header, List.of(others), host, ttl, summary);
    }

    ReportFile host(String other) {
        return new ReportFile(id, named, header, checks, other, ttl, summary);
    }

    ReportFile ttl(Duration other) {
        return new ReportFile(id, named, header, checks, host, other, summary);
    }

    /** Change the body and nothing that the manager looks at. */
    ReportFile body(String other) {
        return new ReportFile(id, named, header, checks, host, ttl, other);
    }

    String name() {
        return id + "_" + named + "_1.json";
    }

    byte[] bytes() {
        return new ReportWriter()
                .write(new Report(
                        id,
                        new HostIdentity(host, List.of("192.0.2.7"), summary),
                        OffsetDateTime.parse("2026-01-31T09:15:00+01:00"),
                        Duration.ofSeconds(2),
                        "2.0.0",
                        ttl,
                        Duration.ofMinutes(5),
                        List.of(),
                        "",
                        header,
                        checks));
    }

    String legacyName() {
        return id + "_" + named + "_1.mty";
    }

    byte[] legacyBytes() {
        String head = "Disk" + " ".repeat(67) + "(" + header + ")";
        return ("MonTTY\nHost: " + host + "\nIPv4: 192.0.2.7\nStatus: " + header + "\nAt: January 31, 2026 09:15:00\n\n"
                        + head + "\n\n\nSUMMARY:\n\n     " + head + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
