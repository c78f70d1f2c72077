package io.montty.runtime.relay;

import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.AuditEvent;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.InboxName;
import io.montty.runtime.store.Incoming;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.Refusals;
import io.montty.runtime.store.Rejects;
import io.montty.runtime.store.SignatureFile;
import io.montty.runtime.transport.Letter;
import io.montty.runtime.transport.Receipt;
import io.montty.runtime.transport.Uplink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Take the entries of the inbox one by one. After the first of a host that the next server does not take now, its others
 * are counted, so that they keep their order; after the first that it takes of nobody, all are.
 */
final class Forwarding {

    private static final String AGAIN = "; the next run tries again";

    private final Uplink uplink;
    private final Clock clock;
    private final AuditLog audit;
    private final Rejects rejects;
    private final Refusals refusals;
    private final RelayLog log;
    private final BoundedFile reader = BoundedFile.onDisk();
    private final Set<String> putOff = new HashSet<>();
    private boolean stopped;

    Forwarding(Uplink uplink, Clock clock, AuditLog audit, Rejects rejects, Refusals refusals, RelayLog log) {
        this.uplink = uplink;
        this.clock = clock;
        this.audit = audit;
        this.rejects = rejects;
        this.refusals = refusals;
        this.log = log;
    }

    /** Take {@code file}, or say in the log why it is still there. */
    void take(Incoming file) {
        try {
            sort(file);
        } catch (IOException e) {
            if (!(e instanceof NoSuchFileException) || Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS)) {
                log.problem(file.label() + " stays in REPORTS/_input: " + IoReason.of(e));
            }
        }
    }

    private void sort(Incoming file) throws IOException {
        Optional<String> id = file.reportId();
        Optional<InboxName> name = InboxName.parse(file.name());
        if (AtomicFiles.isUnfinished(file.name())) {
            return; // a receiver or a checker is at work on it
        }
        if (!file.attributes().isRegularFile()) {
            rejects.reject(file, "no regular file");
        } else if (id.isPresent() && (stopped || putOff.contains(file.origin().host()))) {
            log.waiting();
        } else if (id.isPresent()) {
            forward(file, id.get());
        } else if (name.isEmpty()) {
            rejects.reject(file, "the name is neither a report's (<32 hex>.report) nor that of its signature");
        } else if (name.get().kind() == InboxName.Kind.REFUSED) {
            refusals.take(file, name.get());
        } else {
            SignatureFile.removeOrphan(file, name.get(), clock.instant());
        }
    }

    private void forward(Incoming file, String id) throws IOException {
        byte[] report = reader.read(file.path());
        byte[] signature = SignatureFile.read(file);
        if (report.length > BoundedFile.LARGEST || signature.length > SignatureFile.LARGEST) {
            rejects.reject(
                    file,
                    "it has more than " + BoundedFile.LARGEST + " bytes, or its signature more than "
                            + SignatureFile.LARGEST);
            return;
        }
        Receipt receipt;
        try {
            receipt = uplink.put(new Letter(id, report, signature, file.origin().host()));
        } catch (IOException e) {
            stop(IoReason.of(e));
            return;
        }
        if (receipt instanceof Receipt.Taken taken) {
            log.forwarded(taken.again());
            Files.deleteIfExists(file.path());
            SignatureFile.remove(file);
        } else if (receipt instanceof Receipt.Later later) {
            if (later.onlyThisHost()) {
                putOff(file, later.why());
            } else {
                stop(later.why());
            }
        } else if (receipt instanceof Receipt.Refused refused) {
            refuse(file, id, refused.why());
        }
    }

    private void refuse(Incoming file, String id, String why) throws IOException {
        String reason = uplink.destination() + " refuses it: " + why;
        rejects.reject(file, reason);
        try {
            audit.append(AuditEvent.of(
                    Relay.NAME, What.FORWARD_REFUSED, id, file.origin().host(), "", reason));
        } catch (IOException e) {
            log.problem("the audit log cannot say of " + file.label() + ": " + reason + ": " + IoReason.of(e));
        }
    }

    /** As much as may wait of one host is no reason to keep another waiting. */
    private void putOff(Incoming file, String why) {
        putOff.add(file.origin().host());
        log.waiting();
        log.problem(uplink.destination() + " does not take reports of "
                + file.origin().host() + " now: " + why + AGAIN);
    }

    private void stop(String why) {
        stopped = true;
        log.waiting();
        log.problem(uplink.destination() + " does not take reports now: " + why + AGAIN);
    }
}
