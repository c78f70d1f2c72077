package io.montty.runtime.cli;

import io.montty.runtime.manager.LastRun;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.DamagedStateException;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.Inbox;
import io.montty.runtime.store.Incoming;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hold how the manager of a project directory is doing.
 *
 * @param ended when its last pass ended, or null if it never ran
 * @param maxAge how long ago that may be
 * @param age how long ago that is; zero if it never ran
 * @param running whether a manager holds the lock
 * @param last what came of that pass, or null if nobody can tell
 * @param failure what came of a later one that could not begin, or null if there was none
 * @param waiting how many files lie in the inbox
 * @param oldest when the oldest of them came, or null if there is none
 * @param hosts how many hosts there are
 * @param troubles what could not be looked at, a line each
 */
record ManagerStatus(
        @Nullable Instant ended,
        Duration maxAge,
        Duration age,
        boolean running,
        @Nullable LastRun last,
        @Nullable LastRun failure,
        int waiting,
        @Nullable Instant oldest,
        Hosts hosts,
        List<String> troubles) {

    /** Count hosts: those that are retired are neither late nor lost. */
    record Hosts(int known, int late, int lost, int retired) {}

    static ManagerStatus of(CliEnvironment environment, ProjectLayout layout, Duration maxAge) {
        List<String> troubles = new ArrayList<>();
        Instant now = environment.clock().instant();
        Instant ended = ended(layout.managerLastRun(), troubles);
        LastRun failure = read(layout.managerLastFailure(), troubles);
        boolean later = failure != null && (ended == null || failure.at().isAfter(ended));
        List<Incoming> inbox = inbox(layout, troubles);
        Duration age = ended == null || ended.isAfter(now) ? Duration.ZERO : Duration.between(ended, now);
        return new ManagerStatus(
                ended,
                maxAge,
                age,
                isRunning(environment, layout, troubles),
                read(layout.managerLastRun(), troubles),
                later ? failure : null,
                inbox.size(),
                inbox.isEmpty()
                        ? null
                        : inbox.get(0).attributes().lastModifiedTime().toInstant(),
                hosts(layout, troubles),
                troubles);
    }

    /** Tell whether it ran of late, could do all, and all could be looked at. */
    boolean isFine() {
        return ended != null && !isSilent() && failure == null && problems().isEmpty() && troubles.isEmpty();
    }

    /** Tell whether its last pass ended too long ago. */
    boolean isSilent() {
        return ended == null || age.compareTo(maxAge) > 0;
    }

    /** Return what the last pass could not do, the one that could not begin first. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        Optional.ofNullable(failure).map(LastRun::problems).ifPresent(problems::addAll);
        Optional.ofNullable(last).map(LastRun::problems).ifPresent(problems::addAll);
        return problems;
    }

    private static @Nullable Instant ended(Path file, List<String> troubles) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            troubles.add(file + " cannot be looked at: " + IoReason.of(e));
            return null;
        }
    }

    private static @Nullable LastRun read(Path file, List<String> troubles) {
        try {
            return LastRun.read(file).orElse(null);
        } catch (IOException e) {
            troubles.add(file + " cannot be read: " + IoReason.of(e));
        } catch (ReportFormatException e) {
            troubles.add(file + " makes no sense: " + e.reason() + "; the next pass of the manager mends it");
        }
        return null;
    }

    private static boolean isRunning(CliEnvironment environment, ProjectLayout layout, List<String> troubles) {
        try {
            return RunLock.isHeld(
                    layout.managerLock(), Files.readString(environment.root().resolve("proc/locks")));
        } catch (IOException e) {
            troubles.add("whether a manager is running cannot be told: " + IoReason.of(e));
            return false;
        }
    }

    private static List<Incoming> inbox(ProjectLayout layout, List<String> troubles) {
        try {
            return new Inbox(layout.input())
                    .entries((host, e) -> troubles.add(host.path() + " cannot be listed: " + IoReason.of(e)));
        } catch (IOException e) {
            troubles.add(layout.input() + " cannot be listed: " + IoReason.of(e));
            return List.of();
        }
    }

    private static Hosts hosts(ProjectLayout layout, List<String> troubles) {
        HostStates states = new HostStates(layout.hosts());
        int known = 0;
        int late = 0;
        int lost = 0;
        int retired = 0;
        try {
            for (HostKey host : states.all()) {
                Optional<Contact> contact = contact(states, host, troubles);
                boolean gone = contact.filter(Contact::isRetired).isPresent();
                Freshness is = contact.map(Contact::freshness).orElse(Freshness.FRESH);
                known++;
                retired += gone ? 1 : 0;
                late += !gone && is == Freshness.LATE ? 1 : 0;
                lost += !gone && is == Freshness.LOST ? 1 : 0;
            }
        } catch (IOException e) {
            troubles.add(layout.hosts() + " cannot be read: " + IoReason.of(e));
        }
        return new Hosts(known, late, lost, retired);
    }

    private static Optional<Contact> contact(HostStates states, HostKey host, List<String> troubles)
            throws IOException {
        try {
            return states.find(host).map(HostState::contact);
        } catch (DamagedStateException e) {
            troubles.add(DamagedHost.told(host, e));
            return Optional.empty();
        }
    }
}
