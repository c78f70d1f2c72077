package io.montty.runtime.manager;

import io.montty.api.Outcome;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.manager.FiledReports.FiledReport;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.AuditEvent;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.Digest;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.store.ReportName.Format;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Make reports in the name of the server, and file them beside those of the hosts. */
final class ServerReports implements Conditions {

    /** What stands for the checker's version in a report that no checker made. */
    static final String VERSION = "server";

    /** The server takes a report back when what it says has ended, however long that takes. */
    private static final Duration AS_LONG_AS_IT_HOLDS = Duration.ofDays(36_525);

    private static final Duration SHOWN = Duration.ofDays(1);

    private final ProjectLayout layout;
    private final Clock clock;
    private final Register register;
    private final AuditLog audit;
    private final ReportWriter writer = new ReportWriter();

    ServerReports(ProjectLayout layout, Clock clock, Register register, AuditLog audit) {
        this.layout = layout;
        this.clock = clock;
        this.register = register;
        this.audit = audit;
    }

    /**
     * File a report of {@code condition}, unless it was filed before. One that a person deleted is known still, and is
     * not filed again.
     */
    @Override
    public String raise(HostKey host, Condition condition) throws IOException {
        String id = ConditionId.of(host, condition);
        if (register.known(id).isPresent()) {
            return id;
        }
        byte[] body = writer.write(report(id, host, condition));
        Path made = layout.state().resolve("condition");
        AtomicFiles.replace(made, body, FileTime.from(clock.instant()));
        long expiry = condition.since().plus(AS_LONG_AS_IT_HOLDS).getEpochSecond();
        ReportName name = new ReportName(id, condition.status(), expiry, Format.JSON);
        FiledReport place = new FiledReport(layout.filed(condition.status()).resolve(name.toString()), name);
        register.file(made, place, seen(host, body), () -> {});
        return id;
    }

    private static SeenEntry seen(HostKey host, byte[] body) {
        String digest = Digest.of(body);
        if (host.isKnown()) {
            return new SeenEntry(digest, host.name(), "");
        }
        return new SeenEntry(digest, "", host.voucher().equals(HostKey.UNVERIFIED) ? "" : host.voucher());
    }

    private static Report report(String id, HostKey host, Condition condition) {
        ReportEntry entry = new ReportEntry(
                condition.check(),
                condition.title(),
                ReportEntry.Kind.FINDING,
                false,
                Set.of(),
                condition.status(),
                new Outcome.Completed(),
                condition.summary(),
                condition.details(),
                false,
                List.of(),
                Duration.ZERO,
                List.of());
        return new Report(
                id,
                new HostIdentity(host.name(), List.of(), ""),
                condition.since().atOffset(ZoneOffset.UTC),
                Duration.ZERO,
                VERSION,
                SHOWN,
                Duration.ZERO,
                List.of(),
                "",
                condition.status(),
                List.of(entry));
    }

    @Override
    public void clear(HostKey host, String id) throws IOException {
        for (FiledReport report : register.find(id)) {
            String status = report.name().status().name();
            audit.note(AuditEvent.of(
                    Manager.NAME, What.CONDITION_CLEARED, id, host.toString(), status, "what it says has ended"));
            register.remove(report);
        }
    }
}
