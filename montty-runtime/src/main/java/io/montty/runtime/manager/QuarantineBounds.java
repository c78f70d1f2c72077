package io.montty.runtime.manager;

import io.montty.runtime.store.AuditEvent;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.Quarantine;
import io.montty.runtime.store.Quarantine.Content;
import io.montty.runtime.store.Quarantine.Reject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Drop the oldest rejects where there are too many, each after its line in the audit log is on the disk. */
final class QuarantineBounds {

    private final Quarantine quarantine;
    private final AuditLog audit;
    private final String by;
    private final PassLog log;

    /** @param by in whose name rejects are dropped */
    QuarantineBounds(Quarantine quarantine, AuditLog audit, String by, PassLog log) {
        this.quarantine = quarantine;
        this.audit = audit;
        this.by = by;
        this.log = log;
    }

    /**
     * Drop what is beyond {@code bounds}; what else lies there is left, and told of.
     *
     * @param byAge whether the clock says how old they are
     */
    void keep(ManagerSettings.Quarantine bounds, Instant now, boolean byAge) throws IOException {
        quarantine.removeUnfinished();
        Content content = quarantine.list();
        if (!content.others().isEmpty()) {
            log.problem(
                    "REPORTS/_reject holds " + content.others().size() + " that the manager did not put there, such as "
                            + content.others().get(0) + "; it stays, and counts for no bound: move it elsewhere");
        }
        for (Reject reject : beyond(content, bounds, now, byAge)) {
            drop(reject);
        }
    }

    /** Return what is beyond {@code bounds}, the oldest first. */
    static List<Reject> beyond(Content content, ManagerSettings.Quarantine bounds, Instant now, boolean byAge) {
        List<Reject> beyond = new ArrayList<>();
        long files = content.rejects().size();
        long bytes = content.bytes();
        for (Reject reject : content.rejects()) {
            boolean old = byAge && reject.at().isBefore(now.minus(bounds.age()));
            if (old || files > bounds.files() || bytes > bounds.bytes()) {
                beyond.add(reject);
                files--;
                bytes -= reject.bytes();
            }
        }
        return beyond;
    }

    /** Drop {@code reject}, which is put on record first. */
    void drop(Reject reject) throws IOException {
        String why = reject.name() + ", " + reject.bytes() + " bytes, SHA-256 "
                + quarantine.digest(reject).orElse("-") + ": " + quarantine.told(reject, "wrong");
        audit.append(AuditEvent.of(by, What.REJECT_DROPPED, reject.id(), quarantine.told(reject, "host"), "", why));
        quarantine.remove(reject);
    }
}
