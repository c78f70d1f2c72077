package io.montty.runtime.manager;

import io.montty.runtime.manager.AuditEvent.What;
import io.montty.runtime.manager.FiledReports.FiledReport;
import io.montty.runtime.manager.SeenReports.Seen;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;

/** File a report that was read to its end, once. */
final class ReportFiling {

    private final ProjectLayout layout;
    private final Clock clock;
    private final Register register;
    private final AuditLog audit;
    private final Rejects rejects;
    private final PassLog log;

    ReportFiling(ProjectLayout layout, Clock clock, Register register, AuditLog audit, Rejects rejects, PassLog log) {
        this.layout = layout;
        this.clock = clock;
        this.register = register;
        this.audit = audit;
        this.rejects = rejects;
        this.log = log;
    }

    /**
     * File {@code report}, drop it if it is known, or reject it if its id is known with another body.
     *
     * @throws IOException if none of that could be done; the file is then still in the inbox
     */
    void file(Incoming file, ReceivedReport report) throws IOException {
        Optional<Seen> known = register.known(report.name().id());
        if (known.isEmpty()) {
            register.file(file.path(), place(report), new Seen(report.digest(), hostOf(file)));
            report.disagreement().ifPresent(what -> note(file, report, What.STATUS_DIFFERS, what));
            if (file.host() != null && !file.host().equals(report.host())) {
                note(file, report, What.HOST_DIFFERS, "came from " + file.host() + ", claims " + report.host());
            }
        } else if (known.get().digest().equals(report.digest())) {
            audit.append(event(file, report, What.DUPLICATE_DROPPED, "came again as " + file.label()));
            Files.deleteIfExists(file.path());
            log.duplicate();
        } else {
            rejects.reject(file, "a report of the same id came before, with another body");
            record(file, report, What.ID_REUSED, "another body came as " + file.label());
        }
    }

    private FiledReport place(ReceivedReport report) {
        ReportName name = new ReportName(
                report.name().id(),
                report.status(),
                clock.instant().plus(report.ttl()).getEpochSecond(),
                report.name().format());
        return new FiledReport(layout.filed(report.status()).resolve(name.toString()), name);
    }

    private void note(Incoming file, ReceivedReport report, What what, String why) {
        log.note(file, why);
        record(file, report, what, why);
    }

    /** Put on record what has been done already. */
    private void record(Incoming file, ReceivedReport report, What what, String why) {
        try {
            audit.append(event(file, report, what, why));
        } catch (IOException e) {
            log.problem("the audit log cannot say of " + file.label() + ": " + why + ": " + IoTrouble.reason(e));
        }
    }

    private static AuditEvent event(Incoming file, ReceivedReport report, What what, String why) {
        String host = file.host() == null ? report.host() : file.host();
        return AuditEvent.ofManager(
                what, report.name().id(), host, report.status().name(), why);
    }

    private static String hostOf(Incoming file) {
        return file.host() == null ? "" : file.host();
    }
}
