package io.montty.runtime.manager;

import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.Downtime;
import io.montty.runtime.state.Downtimes;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Take down when nobody is to be bothered. A downtime has the id of its request, so asking twice is asking once. */
final class DowntimeChanges {

    private final Path kept;
    private final Clock clock;
    private final AuditLog audit;
    private final PassLog log;

    DowntimeChanges(Path kept, Clock clock, AuditLog audit, PassLog log) {
        this.kept = kept;
        this.clock = clock;
        this.audit = audit;
        this.log = log;
    }

    void add(Asker asker, Downtime downtime) throws IOException {
        change(asker, What.DOWNTIME, downtime);
    }

    void end(Asker asker, String id) throws IOException {
        Optional<Downtime> known = read().find(id);
        if (known.isEmpty()) {
            audit.append(asker.event(What.NO_SUCH_DOWNTIME, id, "", "", ""));
            log.note(asker.file(), "no such downtime: " + id);
            return;
        }
        change(asker, What.END_DOWNTIME, known.get().ended(clock.instant()));
    }

    private void change(Asker asker, What what, Downtime downtime) throws IOException {
        Instant now = clock.instant();
        Downtimes changed = read().with(downtime, now);
        String host = downtime.scope().host();
        Asker said = asker.saying(downtime.scope().toString());
        audit.append(said.event(what, downtime.id(), host, downtime.scope().check(), ""));
        changed.write(kept);
    }

    private Downtimes read() throws IOException {
        try {
            return Downtimes.read(kept);
        } catch (DamagedStateException e) {
            throw new IOException(
                    e.getMessage() + "; put " + kept + " right, or move it away, which ends all downtimes", e);
        }
    }
}
