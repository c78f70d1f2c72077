package io.montty.runtime.relay;

import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.Inbox;
import io.montty.runtime.store.Incoming;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.Printable;
import io.montty.runtime.store.PrivateFolder;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.Refusals;
import io.montty.runtime.store.Rejects;
import io.montty.runtime.store.RunLock;
import io.montty.runtime.transport.Uplink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Forward what hosts handed in to the next server, in the order in which it came.
 *
 * <p>A report leaves the inbox only when the next server has it. A kill at any point leaves it here, there, or in both
 * places, and the next server knows a report that it has.
 */
public final class Relay {

    /** What stands in the audit log for who did something. */
    static final String NAME = "relay";

    private final ProjectLayout layout;
    private final Clock clock;

    /** Make the relay of one project directory. */
    public Relay(ProjectLayout layout, Clock clock) {
        this.layout = layout;
        this.clock = clock;
    }

    /** Forward all that waits, up to the first that the next server does not take; or say that a manager is at work. */
    public RelayResult forward(Uplink uplink) {
        List<String> flaws =
                PrivateFolder.flaws(List.of(layout.input(), layout.reject(), layout.state(), layout.audit()));
        if (!flaws.isEmpty()) {
            return RelayResult.ofProblem(flaws.get(0) + "; nothing was forwarded");
        }
        try {
            Optional<RunLock> acquired = RunLock.tryAcquire(layout.managerLock());
            if (acquired.isEmpty()) {
                return RelayResult.ofLock();
            }
            try (RunLock lock = acquired.get()) {
                return forward(uplink, lock);
            }
        } catch (IOException e) {
            return RelayResult.ofProblem(
                    Printable.text("REPORTS cannot be relayed: " + IoReason.of(e) + "; nothing was forwarded"));
        }
    }

    /** Forward under {@code held}, which makes this the only one at work. */
    RelayResult forward(Uplink uplink, RunLock held) {
        RelayLog log = new RelayLog();
        AuditLog audit = new AuditLog(layout.audit(), clock);
        Rejects rejects = new Rejects(layout.reject(), clock, log::rejected);
        Refusals refusals = new Refusals(NAME, audit, rejects, log::note);
        Forwarding forwarding = new Forwarding(uplink, clock, audit, rejects, refusals, log);
        List<Incoming> entries = entries(log);
        entries.stream().filter(file -> !file.isWrittenInPlace()).forEach(forwarding::take);
        sayWhatStays(entries, log);
        removeDeserted(log);
        keep(log);
        return log.result();
    }

    private static void sayWhatStays(List<Incoming> entries, RelayLog log) {
        long drops = entries.stream()
                .filter(file -> file.origin().isOpen() && file.reportId().isPresent())
                .count();
        if (drops > 0) {
            log.problem(drops + (drops == 1 ? " report lies" : " reports lie")
                    + " in REPORTS/_input itself, where nobody vouches for them; they are not forwarded");
        }
        // A relay does not read reports, so it cannot tell half of one from a whole one.
        long foreign = entries.stream()
                .filter(file -> file.foreign() && !file.origin().isOpen())
                .count();
        if (foreign > 0) {
            log.problem(foreign
                    + (foreign == 1
                            ? " file in the folders of hosts belongs to another user"
                            : " files in the folders of hosts belong to other users")
                    + " than REPORTS/_input; a relay cannot tell when such a file is whole, and does not forward it; let these hosts be enrolled here, or send to"
                    + " an account of the server that files reports");
        }
    }

    private void removeDeserted(RelayLog log) {
        try {
            new Inbox(layout.input()).removeDeserted(clock.instant());
        } catch (IOException e) {
            log.problem(
                    "a folder in REPORTS/_input that nothing comes to any more cannot be removed: " + IoReason.of(e));
        }
    }

    private List<Incoming> entries(RelayLog log) {
        try {
            return new Inbox(layout.input())
                    .entries((host, trouble) -> log.problem(
                            "REPORTS/_input/" + host.label() + " cannot be listed: " + IoReason.of(trouble)));
        } catch (IOException e) {
            log.problem("REPORTS/_input cannot be listed: " + IoReason.of(e));
            return List.of();
        }
    }

    /** Keep for {@link RelayStatus} what came of this run. */
    private void keep(RelayLog log) {
        StringBuilder text = new StringBuilder(
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        log.result().problems().forEach(problem -> text.append('\n').append(problem));
        try {
            AtomicFiles.write(
                    layout.relayLastRun(), text.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            log.problem("REPORTS/_state cannot note that the relay ran: " + IoReason.of(e));
        }
    }
}
