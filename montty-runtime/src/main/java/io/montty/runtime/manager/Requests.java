package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.manager.FiledReports.FiledReport;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.AuditEvent;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.DeleteRequest;
import io.montty.runtime.store.Incoming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Carry out what people ask for, each deletion after its line in the audit log is on the disk. */
final class Requests {

    private final Register register;
    private final HostRegistry hosts;
    private final AuditLog audit;
    private final BoundedFile reader;
    private final PassLog log;
    private final ReportInspector inspector = new ReportInspector();

    Requests(Register register, HostRegistry hosts, AuditLog audit, BoundedFile reader, PassLog log) {
        this.register = register;
        this.hosts = hosts;
        this.audit = audit;
        this.reader = reader;
        this.log = log;
    }

    /** Carry out {@code request}, which came as {@code file}. */
    void carryOut(Incoming file, DeleteRequest request) throws IOException {
        delete(file, request.reports(), request.by(), "request " + request.id());
    }

    /** Carry out the legacy message {@code file} that asks to delete the report {@code id}. */
    void close(Incoming file, String id) throws IOException {
        delete(file, List.of(id), owner(file), "legacy close message");
    }

    /**
     * Delete the reports of these ids, then the file that asked for it.
     *
     * <p>A kill in between leaves the file, and the next pass does the rest; the log then holds a line twice rather than
     * not at all.
     */
    private void delete(Incoming file, List<String> ids, String by, String why) throws IOException {
        String owner = owner(file);
        for (String id : new LinkedHashSet<>(ids)) {
            List<FiledReport> reports = register.find(id);
            if (reports.isEmpty()) {
                audit.append(new AuditEvent(What.NO_SUCH_REPORT, by, owner, id, "", "", why));
                log.note(file, "no such report: " + id);
            }
            for (FiledReport report : reports) {
                String status = report.name().status().name();
                audit.append(new AuditEvent(What.DELETE, by, owner, id, hostOf(report), status, why));
                forgetVanished(report);
                if (register.remove(report)) {
                    log.deleted();
                }
            }
        }
        Files.deleteIfExists(file.path());
    }

    /** First, so that a kill leaves a report that can be deleted again rather than a check that nothing forgets. */
    private void forgetVanished(FiledReport report) {
        if (report.name().status() != Status.WARN) {
            return; // so the server says that a check vanished
        }
        try {
            Optional<HostKey> host = register.owner(report);
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

    private static String owner(Incoming file) throws IOException {
        return Files.getOwner(file.path(), LinkOption.NOFOLLOW_LINKS).getName();
    }
}
