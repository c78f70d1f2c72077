package io.montty.runtime.engine;

import io.montty.api.CheckGroup.Mode;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Run a tree of checks, so many at once.
 *
 * <p>Nothing in here waits: a group is a chain of futures, so a tree of any depth needs no more threads than there are
 * slots.
 */
public final class Engine implements AutoCloseable {

    private final ExecutorService threads;
    private final ScheduledExecutorService watchdog;
    private final CheckRunner runner;
    private final Slots slots;
    private final RunListener listener;

    /**
     * Prepare to run checks.
     *
     * @param host the host as they reach it
     * @param parallel how many checks run at once, at least 1
     * @param listener what follows the run
     */
    public Engine(HostAccess host, int parallel, RunListener listener) {
        this.threads = Executors.newCachedThreadPool(task -> daemon(task, "check"));
        this.watchdog = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "deadlines"));
        this.runner = new CheckRunner(host, watchdog);
        this.slots = new Slots(parallel, threads);
        this.listener = listener;
    }

    /** Run {@code nodes} and return an entry for each, in the same order. */
    public List<ReportEntry> run(List<PlannedNode> nodes) {
        return atOnce(nodes).join();
    }

    /** Report the check that runs on {@code worker} as crashed, for it will not come back; do nothing if none does. */
    public void giveUp(Thread worker, String reason) {
        runner.giveUp(worker, reason);
    }

    /** End the engine's threads; a check that would not stop is left to the end of the process. */
    @Override
    public void close() {
        threads.shutdownNow();
        watchdog.shutdownNow();
    }

    private CompletableFuture<ReportEntry> start(PlannedNode node) {
        if (node.elsewhere().isPresent()) {
            return CompletableFuture.completedFuture(
                    Entries.skipped(node, node.elsewhere().get()));
        }
        return node instanceof PlannedGroup group ? startGroup(group) : startCheck((PlannedCheck) node);
    }

    private CompletableFuture<ReportEntry> startCheck(PlannedCheck check) {
        if (check.terms().carried().isPresent()) {
            return CompletableFuture.completedFuture(check.terms().carried().get());
        }
        return slots.<ReportEntry>submit(result -> {
                    listener.started(check.spec());
                    runner.run(check, result);
                })
                .exceptionally(failure -> Entries.crashed(
                        check.spec(), "MonTTY could not run it: " + cause(failure), List.of(), Duration.ZERO))
                .thenApply(entry -> {
                    listener.ended(entry);
                    return entry;
                });
    }

    private CompletableFuture<ReportEntry> startGroup(PlannedGroup group) {
        long began = System.nanoTime();
        return inOrder(group.filters()).thenCompose(filters -> {
            List<ReportEntry> marked =
                    filters.stream().map(ReportEntry::asFilter).toList();
            ReportEntry stop = firstNotOkay(marked);
            if (stop != null) {
                return CompletableFuture.completedFuture(stoppedByFilter(group, marked, stop, began));
            }
            CompletableFuture<List<ReportEntry>> members =
                    group.mode() == Mode.DEPEND ? inOrder(here(group.members())) : atOnce(group.members());
            return members.thenApply(entries -> finished(group, marked, entries, began));
        });
    }

    /** Run nodes one after the other; those behind the first that is not OKAY are skipped and say so. */
    private CompletableFuture<List<ReportEntry>> inOrder(List<PlannedNode> nodes) {
        CompletableFuture<List<ReportEntry>> chain = CompletableFuture.completedFuture(List.of());
        for (PlannedNode node : nodes) {
            chain = chain.thenCompose(before -> {
                ReportEntry stop = firstNotOkay(before);
                CompletableFuture<ReportEntry> next = stop == null
                        ? start(node)
                        : CompletableFuture.completedFuture(Entries.skipped(node, stop.id() + " is " + stop.status()));
                return next.thenApply(entry ->
                        Stream.concat(before.stream(), Stream.of(entry)).toList());
            });
        }
        return chain;
    }

    /** A member that does not concern this host is no reason to stop before those behind it. */
    private static List<PlannedNode> here(List<PlannedNode> members) {
        return members.stream().filter(member -> member.elsewhere().isEmpty()).toList();
    }

    private CompletableFuture<List<ReportEntry>> atOnce(List<PlannedNode> nodes) {
        List<CompletableFuture<ReportEntry>> entries =
                nodes.stream().map(this::start).toList();
        return CompletableFuture.allOf(entries.toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> entries.stream().map(CompletableFuture::join).toList());
    }

    private static ReportEntry stoppedByFilter(
            PlannedGroup group, List<ReportEntry> filters, ReportEntry stop, long began) {
        boolean answered = isAnswered(stop);
        String because = "filter " + stop.id() + (answered ? " is " + stop.status() : " " + stop.summary());
        List<ReportEntry> children = new ArrayList<>(filters);
        group.members().forEach(member -> children.add(Entries.skipped(member, because)));
        return Entries.group(
                group.spec(), answered ? Status.NA : Status.ALERT, "not run: " + because, since(began), children);
    }

    /** A filter that is a group came to an answer only if nothing below it failed to. */
    private static boolean isAnswered(ReportEntry entry) {
        boolean failed = entry.outcome() instanceof Outcome.Crashed || entry.outcome() instanceof Outcome.TimedOut;
        return !failed && entry.children().stream().allMatch(Engine::isAnswered);
    }

    private static ReportEntry finished(
            PlannedGroup group, List<ReportEntry> filters, List<ReportEntry> members, long began) {
        Status status = Status.worst(members.stream().map(ReportEntry::status).toList());
        List<ReportEntry> children = new ArrayList<>(filters);
        children.addAll(members);
        return Entries.group(group.spec(), status, summary(members, status), since(began), children);
    }

    private static String summary(List<ReportEntry> members, Status status) {
        return members.stream()
                .filter(member -> member.status() == status)
                .findFirst()
                .map(member -> member.title() + ": " + member.summary())
                .orElse("");
    }

    private static @Nullable ReportEntry firstNotOkay(List<ReportEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.status() != Status.OKAY)
                .findFirst()
                .orElse(null);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
