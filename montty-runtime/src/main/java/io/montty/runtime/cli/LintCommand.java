package io.montty.runtime.cli;

import io.montty.api.Finding;
import io.montty.runtime.checker.Lint;
import io.montty.runtime.checker.Plan;
import io.montty.runtime.report.TextSanitizer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Look for mistakes. */
@Command(
        name = "lint",
        description = "Looks for what is wrong with the checks and their configuration, and runs none.",
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final TextSanitizer sanitizer = new TextSanitizer();

    @Mixin
    private ProjectOption project = new ProjectOption();

    LintCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (CheckSession session = new CheckSession(environment, project.find(environment))) {
            Plan plan = session.plan();
            List<Finding> findings = new Lint(session.project(), RunPlace.trust()).findings(plan);
            for (Finding finding : findings) {
                String line = finding.status() + " " + finding.source() + ": " + finding.message();
                environment.out().println(sanitizer.line(line));
            }
            if (findings.isEmpty()) {
                environment.out().println(counted(plan.ids().size()) + " looked at, nothing is wrong");
            }
            return findings.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
        }
    }

    private static String counted(int checks) {
        return checks == 1 ? "1 check" : checks + " checks";
    }
}
