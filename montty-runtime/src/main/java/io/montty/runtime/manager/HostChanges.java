package io.montty.runtime.manager;

import io.montty.runtime.request.ForgetCheckRequest;
import io.montty.runtime.request.RenameRequest;
import io.montty.runtime.request.RetireRequest;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditLog;
import java.io.IOException;
import java.time.Clock;

/** Change what is known of hosts because a person asked for it. */
final class HostChanges {

    private final HostRegistry hosts;
    private final Clock clock;
    private final AuditLog audit;
    private final PassLog log;

    HostChanges(HostRegistry hosts, Clock clock, AuditLog audit, PassLog log) {
        this.hosts = hosts;
        this.clock = clock;
        this.audit = audit;
        this.log = log;
    }

    void retire(Asker asker, RetireRequest request) throws IOException {
        audit.append(asker.event(What.RETIRE, "", request.host().toString(), "", ""));
        if (!hosts.retire(request.host(), request.by(), clock.instant())) {
            noSuchHost(asker, request.host());
        }
    }

    void rename(Asker asker, RenameRequest request) throws IOException {
        Asker said = asker.saying("to " + request.to());
        audit.append(said.event(What.RENAME, "", request.host().toString(), "", ""));
        hosts.rename(request.host(), request.to(), request.by(), clock.instant())
                .ifPresent(trouble -> log.note(asker.file(), trouble));
    }

    void forget(Asker asker, ForgetCheckRequest request) throws IOException {
        audit.append(asker.event(What.FORGET_CHECK, "", request.host().toString(), request.check(), ""));
        if (!hosts.forgetCheck(request.host(), request.check())) {
            log.note(asker.file(), "no such check of " + request.host() + ": " + request.check());
        }
    }

    private void noSuchHost(Asker asker, HostKey host) {
        log.note(asker.file(), "no such host: " + host);
    }
}
