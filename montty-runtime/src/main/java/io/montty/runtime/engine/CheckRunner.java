package io.montty.runtime.engine;

import io.montty.api.CheckAbortedException;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Run one check at a time on the calling thread, and let nothing that it does get past this class. */
final class CheckRunner {

    /** How long after its deadline a check may take to clean up before its thread is left behind. */
    private static final long CLEAN_UP_MILLIS = 900;

    private final HostAccess host;
    private final ScheduledExecutorService watchdog;
    private final Map<Thread, Consumer<String>> running = new ConcurrentHashMap<>();

    CheckRunner(HostAccess host, ScheduledExecutorService watchdog) {
        this.host = host;
        this.watchdog = watchdog;
    }

    /** Run {@code planned} on this thread; {@code result} is complete at most a second after the check's deadline. */
    void run(PlannedCheck planned, CompletableFuture<ReportEntry> result) {
        if (planned.broken().isPresent()) {
            result.complete(Entries.crashed(planned.spec(), planned.broken().get(), List.of(), Duration.ZERO));
            return;
        }
        long began = System.nanoTime();
        running.put(
                Thread.currentThread(),
                reason -> result.complete(Entries.crashed(planned.spec(), reason, List.of(), since(began))));
        try {
            watched(planned, result, began);
        } catch (Throwable e) { // an exception of the check's own making may itself throw when it is asked what it is
            result.complete(Entries.crashed(planned.spec(), e.getClass().getName(), List.of(), since(began)));
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    /** Report the check that runs on {@code worker} as crashed, for it will not come back; do nothing if none does. */
    void giveUp(Thread worker, String reason) {
        running.getOrDefault(worker, none -> {}).accept(reason);
    }

    private void watched(PlannedCheck planned, CompletableFuture<ReportEntry> result, long began) {
        CheckSpec spec = planned.spec();
        AtomicBoolean overdue = new AtomicBoolean();
        AtomicBoolean running = new AtomicBoolean(true);
        Thread worker = Thread.currentThread();
        Runnable abandon = () -> result.complete(Entries.timedOut(spec, List.of(), since(began)));
        ScheduledFuture<?> deadline = watchdog.schedule(
                () -> {
                    if (interrupt(worker, running, overdue)) {
                        // Too late for it changes nothing, so nobody has to call it off.
                        ScheduledFuture<?> unused = watchdog.schedule(abandon, CLEAN_UP_MILLIS, TimeUnit.MILLISECONDS);
                    }
                },
                spec.timeout().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            result.complete(attempt(planned, overdue, began));
        } finally {
            stopWatching(running, deadline);
        }
    }

    private static boolean interrupt(Thread worker, AtomicBoolean running, AtomicBoolean overdue) {
        synchronized (running) {
            if (running.get()) {
                overdue.set(true);
                worker.interrupt();
            }
            return running.get();
        }
    }

    /** After this the thread may serve another check: no interruption meant for this one can reach that one. */
    private static void stopWatching(AtomicBoolean running, ScheduledFuture<?> deadline) {
        synchronized (running) {
            running.set(false);
        }
        deadline.cancel(false);
        Thread.interrupted();
    }

    private ReportEntry attempt(PlannedCheck planned, AtomicBoolean overdue, long began) {
        CheckSpec spec = planned.spec();
        LiveContext context = new LiveContext(
                planned.config(),
                host.root(),
                command ->
                        host.commands().run(command, spec.id(), spec.timeout().minus(since(began))),
                host.clock(),
                host.baselines().of(spec.id()));
        try {
            CheckResult result =
                    Objects.requireNonNull(planned.check().run(context), "run() returned null instead of a result");
            return overran(spec, overdue, began)
                    ? Entries.timedOut(spec, lines(result), since(began))
                    : Entries.completed(spec, result, since(began));
        } catch (CheckAbortedException e) {
            ReportEntry entry = overran(spec, overdue, began)
                    ? Entries.timedOut(spec, e.output(), since(began))
                    : Entries.crashed(spec, e.reason(), e.output(), since(began));
            return e.found().map(found -> Parts.added(entry, found)).orElse(entry);
        } catch (
                Throwable
                        e) { // whatever a check does must not end the run, LinkageError and StackOverflowError included
            return overdue.get()
                    ? Entries.timedOut(spec, List.of(), since(began))
                    : Entries.crashed(spec, reason(e), trace(e), since(began));
        }
    }

    /** A command that was ended at the deadline may come back a moment before the watchdog looks. */
    private static boolean overran(CheckSpec spec, AtomicBoolean overdue, long began) {
        return overdue.get() || since(began).compareTo(spec.timeout()) >= 0;
    }

    private static List<String> lines(CheckResult result) {
        List<String> lines = new ArrayList<>(List.of(result.summary()));
        lines.addAll(result.details());
        return lines;
    }

    private static String reason(Throwable e) {
        String name = e.getClass().getSimpleName();
        return e.getMessage() == null
                ? name
                : name + ": " + e.getMessage().lines().findFirst().orElse("");
    }

    /** The author of the check needs to know where it broke; a few frames tell. */
    private static List<String> trace(Throwable e) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : e.getStackTrace()) {
            if (frames.size() == 5 || isOurs(frame)) {
                break;
            }
            frames.add("at " + frame);
        }
        return frames;
    }

    private static boolean isOurs(StackTraceElement frame) {
        return frame.getClassName().equals(CheckRunner.class.getName())
                || frame.getClassName().startsWith("io.montty.plugins.loader.");
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
