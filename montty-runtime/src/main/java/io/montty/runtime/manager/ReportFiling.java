package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.manager.FiledReports.FiledReport;
import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.AuditEvent;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.Incoming;
import io.montty.runtime.store.Origin;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.Rejects;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.store.SeenEntry;
import io.montty.runtime.store.SignatureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** File a report that was read to its end, once. */
final class ReportFiling {

    /** As long as ids are remembered of reports that are not filed any more. */
    private static final Duration OLDEST_FORWARDED = Duration.ofDays(14);

    private final ProjectLayout layout;
    private final Clock clock;
    private final Register register;
    private final HostRegistry hosts;
    private final Identification identification;
    private final AuditLog audit;
    private final Rejects rejects;
    private final PassLog log;

    ReportFiling(
            ProjectLayout layout,
            Clock clock,
            Register register,
            HostRegistry hosts,
            Identification identification,
            AuditLog audit,
            Rejects rejects,
            PassLog log) {
        this.layout = layout;
        this.clock = clock;
        this.register = register;
        this.hosts = hosts;
        this.identification = identification;
        this.audit = audit;
        this.rejects = rejects;
        this.log = log;
    }

    /**
     * File {@code report}, drop it if it is known, or reject it if its id is known with another body, or if it is not of
     * the host that it came as.
     *
     * @param body the bytes that it was read from
     * @throws IOException if none of that could be done; the file is then still in the inbox
     */
    void file(Incoming file, ReceivedReport report, byte[] body) throws IOException {
        Optional<SeenEntry> known = register.known(report.id());
        if (known.isEmpty() && isTooOld(file, report)) {
            String why = "it was made at " + report.told().made() + ", and what a relay forwards may be "
                    + OLDEST_FORWARDED.toDays() + " days old: for longer nobody remembers what came before";
            record(file, report, What.FORWARD_REFUSED, why);
            rejects.reject(file, why);
        } else if (known.isEmpty() || isBackFromACrash(file, report, known.get())) {
            fileNew(file, report, body, identification.of(file, body));
        } else if (known.get().digest().equals(report.digest())) {
            audit.append(event(file, report, What.DUPLICATE_DROPPED, "came again as " + file.label()));
            Files.deleteIfExists(file.path());
            SignatureFile.remove(file);
            log.duplicate();
        } else {
            record(file, report, What.ID_REUSED, "another body came as " + file.label());
            rejects.reject(
                    file,
                    "a report of the same id came before, with another body",
                    "it cannot be filed under this id: see who made two reports of it, then delete it and this file");
        }
    }

    /** What a receiver acknowledged is dropped as a copy only if it did not wait here when that was filed. */
    private boolean isBackFromACrash(Incoming file, ReceivedReport report, SeenEntry known) throws IOException {
        return !file.isWrittenInPlace()
                && known.digest().equals(report.digest())
                && register.seemsFiled(
                        report.id(), file.attributes().lastModifiedTime().toInstant());
    }

    /** A relay could hand in anew what it forwarded once, and let a dead host seem alive. */
    private boolean isTooOld(Incoming file, ReceivedReport report) {
        Instant made = report.told().made();
        return file.origin().isForwarded()
                && made != null
                && made.isBefore(clock.instant().minus(OLDEST_FORWARDED));
    }

    private void fileNew(Incoming file, ReceivedReport report, byte[] body, Identification.Finding finding)
            throws IOException {
        if (finding instanceof Identification.Known known) {
            fileAs(file, report, body, known);
        } else if (finding instanceof Identification.Refused refused) {
            record(file, report, What.SIGNATURE_REFUSED, refused.why());
            rejects.reject(file, refused.why());
        } else if (finding instanceof Identification.Undecided undecided) {
            log.waiting(file, "its signature cannot be checked: " + undecided.why());
        }
    }

    private void fileAs(Incoming file, ReceivedReport report, byte[] body, Identification.Known known)
            throws IOException {
        Origin origin = file.origin();
        boolean otherHost = !origin.isOpen() && report.claimsOtherThan(origin.host());
        ReceivedReport filed = otherHost ? report.atLeast(Status.WARN) : report;
        String differing = "came from " + origin.sender() + ", claims " + report.host();
        report.disagreement().ifPresent(what -> record(file, filed, What.STATUS_DIFFERS, what));
        if (otherHost) {
            record(file, filed, What.HOST_DIFFERS, differing);
        }
        if (file.foreign()) {
            // Its owner may hold it open, and write to it after it was judged: what was read is what is filed.
            AtomicFiles.write(file.path(), body);
        }
        Instant received = received(file);
        if (!received.equals(file.attributes().lastModifiedTime().toInstant()) || file.foreign()) {
            // So a recovery knows it, too. Whoever wrote it may have put a link in its place: that is not followed.
            Files.getFileAttributeView(file.path(), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(FileTime.from(received), null, null);
        }
        register.file(
                file.path(),
                place(filed),
                new SeenEntry(report.digest(), known.host(), known.via()),
                () -> hosts.observe(
                        new Observation(host(known, origin, report), report.id(), received, report.told())));
        report.disagreement().ifPresent(what -> log.note(file, what));
        if (otherHost) {
            log.note(file, differing);
        }
        SignatureFile.remove(file);
    }

    private static HostKey host(Identification.Known known, Origin origin, ReceivedReport report) {
        if (!known.host().isEmpty()) {
            return HostKey.known(known.host());
        }
        return origin.isForwarded() ? HostKey.via(origin.via(), origin.forwarded()) : HostKey.unverified(report.host());
    }

    /** The file's time is when it came, unless whoever wrote it set another. */
    private Instant received(Incoming file) {
        Instant now = clock.instant();
        Instant written = file.attributes().lastModifiedTime().toInstant();
        return file.isWrittenInPlace() || written.isAfter(now) ? now : written;
    }

    private FiledReport place(ReceivedReport report) {
        ReportName name = new ReportName(
                report.id(), report.status(), clock.instant().plus(report.ttl()).getEpochSecond(), report.format());
        return new FiledReport(layout.filed(report.status()).resolve(name.toString()), name);
    }

    /** Put on record what is about to be done: a kill may leave it on record twice, never not at all. */
    private void record(Incoming file, ReceivedReport report, What what, String why) {
        try {
            audit.append(event(file, report, what, why));
        } catch (IOException e) {
            log.problem("the audit log cannot say of " + file.label() + ": " + why + ": " + IoTrouble.reason(e));
        }
    }

    private static AuditEvent event(Incoming file, ReceivedReport report, What what, String why) {
        String host = file.origin().isOpen() ? report.host() : file.origin().host();
        return AuditEvent.of(
                Manager.NAME, what, report.id(), host, report.status().name(), why);
    }
}
