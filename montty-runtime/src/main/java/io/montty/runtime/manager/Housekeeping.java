package io.montty.runtime.manager;

import io.montty.runtime.store.AuditFiles;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.Quarantine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Let go, once an hour, of what was kept long enough. */
final class Housekeeping {

    private static final Duration BETWEEN = Duration.ofHours(1);

    private final ProjectLayout layout;
    private final Clock clock;
    private final ManagerSettings settings;
    private final PastLog past;
    private final PassLog log;

    Housekeeping(ProjectLayout layout, Clock clock, ManagerSettings settings, PastLog past, PassLog log) {
        this.layout = layout;
        this.clock = clock;
        this.settings = settings;
        this.past = past;
        this.log = log;
    }

    /** One thing to do, which may fail without the others. */
    private interface Chore {

        void run() throws IOException;
    }

    /**
     * Do what is due.
     *
     * @param trusted whether the clock says how old things are; if not, only what is too much goes
     */
    void run(Register register, boolean trusted) {
        Instant now = clock.instant();
        boolean due = trusted && isDue(now);
        if (due) {
            register.tidy();
            attempt("REPORTS/_state/past cannot be tidied", past::prune);
        }
        if (due || log.hasRejects()) {
            AuditLog audit = new AuditLog(layout.audit(), clock);
            QuarantineBounds quarantine =
                    new QuarantineBounds(new Quarantine(layout.reject()), audit, Manager.NAME, log);
            attempt(
                    "REPORTS/_reject cannot be kept within its bounds",
                    () -> quarantine.keep(settings.quarantine(), now, trusted));
        }
        if (due) {
            AuditLog audit = new AuditLog(layout.audit(), clock);
            AuditBounds bounds = new AuditBounds(new AuditFiles(layout.audit()), audit);
            attempt("REPORTS/_state/audit cannot be kept within its bounds", () -> bounds.keep(settings.audit(), now));
            attempt("REPORTS/_state cannot note what was tidied", () -> noteDone(now));
        }
    }

    private void attempt(String trouble, Chore chore) {
        try {
            chore.run();
        } catch (IOException e) {
            log.problem(trouble + ": " + IoTrouble.reason(e));
        }
    }

    private boolean isDue(Instant now) {
        try {
            Instant last = Files.getLastModifiedTime(layout.housekeeping(), LinkOption.NOFOLLOW_LINKS)
                    .toInstant();
            return Duration.between(last, now).abs().compareTo(BETWEEN) >= 0;
        } catch (IOException e) {
            return true; // it was never done, as far as anybody knows
        }
    }

    private void noteDone(Instant now) throws IOException {
        Files.write(layout.housekeeping(), new byte[0]);
        Files.setLastModifiedTime(layout.housekeeping(), FileTime.from(now));
    }
}
