package io.montty.runtime.manager;

import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.history.HistoryRecorder;
import io.montty.runtime.request.AcknowledgeRequest;
import io.montty.runtime.request.UnacknowledgeRequest;
import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditLog;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Note who takes care of a problem, and that somebody does so no longer. */
final class Acknowledgements {

    private final HostRegistry hosts;
    private final HistoryRecorder history;
    private final Clock clock;
    private final AuditLog audit;
    private final PassLog log;

    Acknowledgements(HostRegistry hosts, HistoryRecorder history, Clock clock, AuditLog audit, PassLog log) {
        this.hosts = hosts;
        this.history = history;
        this.clock = clock;
        this.audit = audit;
        this.log = log;
    }

    /** The acknowledgement is bound to what the check says now; so a request that comes late is of the new result. */
    void acknowledge(Asker asker, AcknowledgeRequest request) throws IOException {
        Optional<CheckState> problem = check(request.host(), request.check()).filter(CheckState::isProblem);
        if (problem.isEmpty()) {
            missing(asker, request.host(), request.check(), "there is no problem " + request.check());
            return;
        }
        CheckState check = problem.get();
        Acknowledgement acknowledgement = new Acknowledgement(
                request.owner(), request.reason(), request.at(), request.until(), check.fingerprint());
        String text = request.owner() + ": " + request.reason();
        change(asker, What.ACKNOWLEDGE, Kind.ACKNOWLEDGED, request.host(), check, acknowledgement, text);
    }

    void end(Asker asker, UnacknowledgeRequest request) throws IOException {
        Optional<CheckState> known = check(request.host(), request.check());
        if (known.map(CheckState::acknowledgement).isEmpty()) {
            missing(asker, request.host(), request.check(), "nobody acknowledged " + request.check());
            return;
        }
        String text = "ended by " + request.by();
        change(asker, What.UNACKNOWLEDGE, Kind.REOPENED, request.host(), known.get(), null, text);
    }

    private Optional<CheckState> check(HostKey host, String check) throws IOException {
        return hosts.known(host).flatMap(state -> state.check(check));
    }

    private void missing(Asker asker, HostKey host, String check, String what) throws IOException {
        audit.append(asker.event(What.NO_SUCH_PROBLEM, "", host.toString(), check, ""));
        log.note(asker.file(), what + " of " + host);
    }

    private void change(
            Asker asker,
            What what,
            Kind kind,
            HostKey host,
            CheckState check,
            @Nullable Acknowledgement acknowledgement,
            String text)
            throws IOException {
        String status = check.status().name();
        audit.append(asker.event(what, check.report(), host.toString(), check.id(), status));
        hosts.change(host, state -> state.with(check.withAcknowledgement(acknowledgement)));
        history.record(
                new HistoryEvent(clock.instant(), host, check.id(), kind, null, check.status(), text, check.report()));
    }
}
