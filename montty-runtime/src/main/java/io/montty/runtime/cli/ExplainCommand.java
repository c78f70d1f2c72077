package io.montty.runtime.cli;

import io.montty.api.report.ReportEntry;
import io.montty.runtime.checker.Plan;
import io.montty.runtime.engine.Engine;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.RunListener;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.report.ReportPrinter;
import io.montty.runtime.report.StatusStyle;
import io.montty.runtime.report.TextSanitizer;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explain one check. */
@Command(
        name = "explain",
        description =
                "Says where a check comes from and how it would be run; with --run, runs it and shows how its output"
                        + " is understood.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final TextSanitizer sanitizer = new TextSanitizer();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Parameters(paramLabel = "ID", description = "The check, as montty checks list calls it.")
    private String id = "";

    @Option(names = "--run", description = "Run it, too.")
    private boolean run;

    ExplainCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (CheckSession session = new CheckSession(environment, project.find(environment))) {
            Plan plan = session.plan();
            for (PlannedNode node : CheckSession.named(List.of(id), plan)) {
                new CheckExplanation(plan, node, session.mention(node.spec().id()))
                        .lines()
                        .forEach(this::print);
                if (run && node instanceof PlannedCheck check) {
                    run(session, check);
                }
            }
            return ExitCode.DONE;
        }
    }

    private void run(CheckSession session, PlannedCheck check) throws IOException, InterruptedException {
        RecordedCheck recorded = new RecordedCheck(check.check());
        PlannedCheck planned = new PlannedCheck(check.spec(), recorded, check.config(), check.broken());
        ReportEntry entry;
        try (ProcessRunner processes = session.processes(UUID.randomUUID().toString());
                Engine engine = new Engine(session.host(processes), 1, RunListener.NONE)) {
            entry = engine.run(List.of(planned)).get(0);
            processes.endLeftBehind();
        }
        new RunExplanation(check.check(), recorded.runs()).lines().forEach(this::print);
        print("");
        print("in the report:");
        new ReportPrinter(StatusStyle.PLAIN)
                .lines(entry)
                .forEach(line -> environment.out().println(("  " + line).stripTrailing()));
    }

    private void print(String line) {
        environment.out().println(sanitizer.line(line));
    }
}
