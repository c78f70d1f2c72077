package io.montty.runtime.engine;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckGroup.Mode;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.checker.BaselineFiles;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.process.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Make checks out of lambdas, and run them. */
final class MadeUpChecks implements AutoCloseable {

    private final ProcessRunner processes;

    MadeUpChecks(Path folder) throws IOException {
        processes = new ProcessRunner(new Surroundings(folder, Map.of("PATH", "/usr/bin:/bin")), folder, "engine-test");
    }

    /** Do what a check does. */
    interface Body {
        CheckResult run(CheckContext context) throws Exception;
    }

    private record Lambda(Body body) implements Check {
        @Override
        public CheckSpec spec() {
            return CheckSpec.of("lambda", "lambda");
        }

        @Override
        public CheckResult run(CheckContext context) throws Exception {
            return body.run(context);
        }
    }

    static PlannedCheck check(String id, Body body) {
        return check(id, Duration.ofSeconds(20), body);
    }

    static PlannedCheck check(String id, Duration timeout, Body body) {
        return new PlannedCheck(
                CheckSpec.of(id, id).withTimeout(timeout), new Lambda(body), Optional.empty(), Optional.empty());
    }

    static PlannedCheck okay(String id) {
        return check(id, context -> CheckResult.okay("fine"));
    }

    static PlannedCheck alert(String id) {
        return check(id, context -> CheckResult.alert("broken"));
    }

    static PlannedGroup group(Mode mode, List<PlannedNode> filters, PlannedNode... members) {
        return new PlannedGroup(CheckSpec.of("group", "group"), mode, filters, List.of(members));
    }

    ProcessRunner processes() {
        return processes;
    }

    private HostAccess host() {
        return new HostAccess(
                processes::run, new BaselineFiles(Path.of("/nonexistent"))::of, Path.of("/"), Clock.systemUTC());
    }

    ReportEntry run(int parallel, PlannedNode node) {
        return runAll(parallel, node).get(0);
    }

    List<ReportEntry> runAll(int parallel, PlannedNode... nodes) {
        try (Engine engine = new Engine(host(), parallel, RunListener.NONE)) {
            return engine.run(List.of(nodes));
        }
    }

    /** Run a check on the calling thread. */
    ReportEntry runHere(PlannedCheck check) {
        return runHere(check, Executors.newSingleThreadScheduledExecutor());
    }

    /** Run a check on the calling thread, with a watchdog that looks only after it has come back. */
    ReportEntry runBeforeTheWatchdogLooks(PlannedCheck check) {
        ScheduledExecutorService asleep = Executors.newSingleThreadScheduledExecutor();
        asleep.execute(() -> new CompletableFuture<>().join());
        return runHere(check, asleep);
    }

    private ReportEntry runHere(PlannedCheck check, ScheduledExecutorService watchdog) {
        try {
            CompletableFuture<ReportEntry> result = new CompletableFuture<>();
            new CheckRunner(host(), watchdog).run(check, result);
            return result.join();
        } finally {
            watchdog.shutdownNow();
        }
    }

    @Override
    public void close() throws IOException {
        processes.close();
    }
}
