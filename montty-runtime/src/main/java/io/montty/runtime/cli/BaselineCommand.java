package io.montty.runtime.cli;

import io.montty.api.Difference;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.checker.BaselineFiles;
import io.montty.runtime.engine.Engine;
import io.montty.runtime.engine.HostAccess;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.RunListener;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.store.IoReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Take what checks find for right. */
@Command(
        name = "baseline",
        description = "Runs checks and takes what they find for right from now on; prints what that changes.",
        mixinStandardHelpOptions = true)
final class BaselineCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final TextSanitizer sanitizer = new TextSanitizer();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "The checks, as montty checks list calls them; * and ? stand for any.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--dry-run", description = "Print what would change, and keep nothing.")
    private boolean dryRun;

    BaselineCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (CheckSession session = new CheckSession(environment, project.find(environment))) {
            boolean all = true;
            for (PlannedNode node : CheckSession.named(ids, session.plan())) {
                all &= node instanceof PlannedCheck check && make(session, check);
            }
            return all ? ExitCode.DONE : ExitCode.FINDINGS;
        }
    }

    private boolean make(CheckSession session, PlannedCheck check) throws InterruptedException {
        String id = check.spec().id();
        BaselineFiles.Recorder recorder = new BaselineFiles.Recorder(id);
        ReportEntry entry = run(session, check, recorder);
        Map<String, String> now = recorder.compared().orElse(null);
        if (now == null) {
            environment.say(id + ": compared nothing with a baseline, so none was made; it says: " + entry.status()
                    + " " + entry.summary());
            return false;
        }
        return keep(session.baselines(), id, now);
    }

    private ReportEntry run(CheckSession session, PlannedCheck check, BaselineFiles.Recorder recorder)
            throws InterruptedException {
        try (ProcessRunner processes = session.processes(UUID.randomUUID().toString());
                Engine engine = new Engine(recording(session.host(processes), recorder), 1, RunListener.NONE)) {
            ReportEntry entry = engine.run(List.of(check)).get(0);
            processes.endLeftBehind();
            return entry;
        } catch (IOException e) {
            throw new UsageException("could not clean up behind the check: " + IoReason.of(e));
        }
    }

    private static HostAccess recording(HostAccess host, BaselineFiles.Recorder recorder) {
        return new HostAccess(host.commands(), id -> recorder, host.root(), host.clock());
    }

    private boolean keep(BaselineFiles baselines, String id, Map<String, String> now) {
        try {
            Map<String, String> before = before(baselines, id);
            Difference difference = Difference.between(before, now);
            difference.lines().forEach(line -> environment.out().println(sanitizer.line(line)));
            if (!dryRun) {
                baselines.write(id, now);
            }
            environment.out().println(sanitizer.line(summary(baselines, id, now.size(), difference.size())));
            return true;
        } catch (IOException e) {
            environment.say(id + ": the baseline could not be written, so it is as it was: " + IoReason.of(e));
            return false;
        }
    }

    /** A baseline that cannot be read any more is what an operator makes a new one for. */
    private Map<String, String> before(BaselineFiles baselines, String id) {
        try {
            return baselines.read(id).orElse(Map.of());
        } catch (IllegalStateException e) {
            environment.say(String.valueOf(e.getMessage()));
            return new TreeMap<>();
        }
    }

    private String summary(BaselineFiles baselines, String id, int size, int changes) {
        String told = size == 1 ? "1 thing" : size + " things";
        return dryRun
                ? id + ": " + told + ", " + changes + " of them differ from the baseline; nothing was kept"
                : id + ": " + told + " taken for right, " + changes + " of them new or changed, in "
                        + baselines.file(id);
    }
}
