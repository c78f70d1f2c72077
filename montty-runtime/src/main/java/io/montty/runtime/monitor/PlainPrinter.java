package io.montty.runtime.monitor;

import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.io.FolderWatch;
import io.montty.runtime.monitor.terminal.Interrupts;
import io.montty.runtime.store.ProjectLayout;
import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Print the fleet as plain text, once or with all that changes, for a pipe or a screen reader. */
public final class PlainPrinter {

    /** Looks at a project until its thread is interrupted, and tells of each new snapshot. */
    @FunctionalInterface
    interface Watch {
        Runnable telling(Consumer<Snapshot> listener);
    }

    private final Watch watch;
    private final Filter filter;
    private final Clock clock;
    private final PrintStream out;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /**
     * Print the hosts of a project directory that a filter accepts.
     *
     * @param millis milliseconds of a clock that never jumps
     */
    public PlainPrinter(ProjectLayout layout, Filter filter, Clock clock, LongSupplier millis, PrintStream out) {
        this(listener -> new FolderWatch(layout, clock, millis, listener), filter, clock, out);
    }

    PlainPrinter(Watch watch, Filter filter, Clock clock, PrintStream out) {
        this.watch = watch;
        this.filter = filter;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Return what there is, once all of it was looked at.
     *
     * @throws IllegalStateException if that cannot be looked at for a fault of ours
     */
    public Snapshot look() throws InterruptedException {
        Thread thread = start();
        try {
            return next().orElseThrow();
        } finally {
            thread.interrupt();
        }
    }

    /** Print a table of the hosts, and a line that sums them up. */
    public void print(Snapshot snapshot) {
        FleetTable.lines(snapshot, filter, clock.instant()).forEach(out::println);
        out.flush();
    }

    /**
     * Print the table, and then a line for each change, until {@code ^C} or until a line finds no reader.
     *
     * @throws IllegalStateException if that cannot be looked at for a fault of ours
     */
    public void follow() throws InterruptedException {
        Interrupts.on(this::end);
        followToTheEnd();
    }

    void followToTheEnd() throws InterruptedException {
        Thread thread = start();
        try {
            Optional<Snapshot> next = next();
            next.ifPresent(this::print);
            Snapshot shown = next.orElseGet(Snapshot::empty);
            printTroubles(List.of(), shown.troubles());
            while (next.isPresent() && !out.checkError()) {
                next = next();
                if (next.isPresent()) {
                    shown = printChanges(shown, next.get());
                }
            }
        } finally {
            thread.interrupt();
        }
    }

    /** Stop to follow, from any thread. */
    void end() {
        events.add(new Event.HungUp());
    }

    /** Return what the next changes are told from. */
    private Snapshot printChanges(Snapshot before, Snapshot after) {
        printTroubles(before.troubles(), after.troubles());
        Snapshot believed = isReadable(after) ? after : withHostsOf(before, after);
        FleetChanges.between(before, believed, filter, clock.instant()).forEach(out::println);
        return believed;
    }

    /** Hosts are not gone because the folder that tells of them cannot be read for a while. */
    private static boolean isReadable(Snapshot snapshot) {
        return !snapshot.hosts().isEmpty() || snapshot.troubles().isEmpty();
    }

    private static Snapshot withHostsOf(Snapshot before, Snapshot after) {
        return new Snapshot(
                after.reports(),
                before.hosts(),
                after.owners(),
                after.managerLastRun(),
                after.troubles(),
                after.unread());
    }

    private void printTroubles(List<String> known, List<String> troubles) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        troubles.stream()
                .filter(trouble -> !known.contains(trouble))
                .forEach(trouble -> out.println(now + "  " + trouble));
    }

    /** Wait for what there is; hosts that were not looked at yet would pass for hosts that are not there. */
    private Optional<Snapshot> next() throws InterruptedException {
        while (true) {
            Event event = events.take();
            if (event instanceof Event.Failed failed) {
                throw new IllegalStateException(failed.cause());
            } else if (event instanceof Event.HungUp) {
                return Optional.empty();
            } else if (event instanceof Event.Changed changed
                    && changed.snapshot().unread() == 0) {
                return Optional.of(changed.snapshot());
            }
        }
    }

    private Thread start() {
        Thread thread = new Thread(watch.telling(snapshot -> events.add(new Event.Changed(snapshot))), "folder-watch");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((broken, cause) -> events.add(new Event.Failed(cause)));
        thread.start();
        return thread;
    }
}
