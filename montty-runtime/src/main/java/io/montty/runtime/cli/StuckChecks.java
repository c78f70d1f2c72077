package io.montty.runtime.cli;

import io.montty.api.CheckSpec;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.RunListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Know which checks have not come back from an earlier run, as one that does not heed its deadline or calls
 * {@code System.exit}. The end of the process is the end of these; while it lives, none of them is started a second
 * time, or there would be one more of it after every run.
 */
final class StuckChecks implements RunListener {

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Map<Thread, String> running = new ConcurrentHashMap<>();
    private final Map<String, Thread> stuck = new HashMap<>();

    /** Called by the thread that the check runs on. */
    @Override
    public void started(CheckSpec check) {
        running.put(Thread.currentThread(), check.id());
    }

    @Override
    public void ended(ReportEntry entry) {}

    /** Learn that a run is over: who is still at it a moment later is stuck. */
    void runIsOver() throws InterruptedException {
        long deadline = System.nanoTime() + GRACE.toNanos();
        for (Map.Entry<Thread, String> each : running.entrySet()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            each.getKey().join(Math.max(1, left));
            if (each.getKey().isAlive()) {
                stuck.put(each.getValue(), each.getKey());
            }
        }
        running.clear();
        stuck.values().removeIf(thread -> !thread.isAlive());
    }

    /** Learn that the checks have changed: they may have been mended. */
    void forget() {
        stuck.clear();
    }

    /** Return {@code nodes} so that none is started that has not come back; it is reported as crashed. */
    List<PlannedNode> leftOut(List<PlannedNode> nodes) {
        stuck.values().removeIf(thread -> !thread.isAlive());
        return stuck.isEmpty()
                ? nodes
                : nodes.stream().map(node -> node.withChecks(this::leftOut)).toList();
    }

    private PlannedCheck leftOut(PlannedCheck check) {
        Thread thread = stuck.get(check.spec().id());
        return thread == null || check.broken().isPresent() ? check : check.notToRun(why(thread));
    }

    private static String why(Thread thread) {
        return Arrays.stream(thread.getStackTrace()).anyMatch(RunWatch::isExit)
                ? RunWatch.CALLED_EXIT
                : "an earlier run of it did not end at its deadline and still goes on, so it was not started again;"
                        + " mend it, or start montty check --watch anew";
    }
}
