package io.montty.runtime.manager;

import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.manager.problem.Progress;
import io.montty.runtime.store.AuditEvent;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditLog;
import java.io.IOException;

/** Put on record that what a person said of a problem does not hold any more, though the problem does. */
final class EndedAcknowledgements {

    private final AuditLog audit;
    private final PassLog log;

    EndedAcknowledgements(AuditLog audit, PassLog log) {
        this.audit = audit;
        this.log = log;
    }

    void record(Progress progress) {
        progress.events().stream()
                .filter(event -> event.kind() == HistoryEvent.Kind.REOPENED)
                .forEach(this::record);
    }

    private void record(HistoryEvent event) {
        String host = event.host().toString();
        String status = event.to() == null ? "" : event.to().name();
        String why = event.check() + ": " + event.text();
        try {
            audit.append(AuditEvent.of(Manager.NAME, What.ACKNOWLEDGEMENT_ENDED, event.report(), host, status, why));
        } catch (IOException e) {
            log.problem("the audit log cannot say of " + host + ": " + why + ": " + IoTrouble.reason(e));
        }
    }
}
