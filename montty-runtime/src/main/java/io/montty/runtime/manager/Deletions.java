package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.manager.FiledReports.FiledReport;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.AuditEvent;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.BoundedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Delete reports because a person asked for it. */
final class Deletions {

    /** So many go onto the disk's log at once; a kill repeats the lines of no more than these. */
    private static final int AT_ONCE = 1_000;

    private final Register register;
    private final HostRegistry hosts;
    private final AuditLog audit;
    private final BoundedFile reader;
    private final PassLog log;
    private final ReportInspector inspector = new ReportInspector();

    Deletions(Register register, HostRegistry hosts, AuditLog audit, BoundedFile reader, PassLog log) {
        this.register = register;
        this.hosts = hosts;
        this.audit = audit;
        this.reader = reader;
        this.log = log;
    }

    void close(Asker asker, String id) throws IOException {
        delete(asker, List.of(id));
    }

    /** Delete the reports of these ids, many at a time: all their lines are on the disk before the first one goes. */
    void delete(Asker asker, List<String> reports) throws IOException {
        List<String> ids = List.copyOf(new LinkedHashSet<>(reports));
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            deleteSome(asker, ids.subList(from, Math.min(ids.size(), from + AT_ONCE)));
        }
    }

    private void deleteSome(Asker asker, List<String> ids) throws IOException {
        List<AuditEvent> events = new ArrayList<>();
        List<FiledReport> doomed = new ArrayList<>();
        for (String id : ids) {
            List<FiledReport> reports = register.find(id);
            if (reports.isEmpty()) {
                events.add(asker.event(What.NO_SUCH_REPORT, id, "", "", ""));
                log.note(asker.file(), "no such report: " + id);
            }
            for (FiledReport report : reports) {
                String status = report.name().status().name();
                events.add(asker.event(What.DELETE, id, hostOf(report), "", status));
                doomed.add(report);
            }
        }
        audit.append(events);
        Register.Removal removal = register.removal(doomed);
        for (FiledReport report : doomed) {
            forgetVanished(report);
            if (removal.delete(report)) {
                log.deleted();
            }
        }
    }

    /** First, so that a kill leaves a report that can be deleted again rather than a check that nothing forgets. */
    private void forgetVanished(FiledReport report) {
        if (report.name().status() != Status.WARN) {
            return; // so the server says that a check vanished
        }
        try {
            Optional<HostKey> host = register.evidence().owner(report);
            if (host.isPresent()) {
                hosts.forgetVanished(host.get(), report.name().id());
            }
        } catch (IOException e) {
            log.problem("it cannot be told whether report " + report.name().id() + " is of a check that vanished: "
                    + IoTrouble.reason(e));
        }
    }

    private String hostOf(FiledReport report) {
        Optional<String> folder = register.host(report.name().id());
        if (folder.isPresent()) {
            return folder.get();
        }
        try {
            byte[] bytes = reader.read(report.path());
            return inspector.inspect(report.name(), bytes) instanceof Verdict.Accepted whole
                    ? whole.report().host()
                    : "";
        } catch (IOException e) {
            return ""; // what cannot be read must still be deletable
        }
    }
}
