package io.montty.runtime.cli;

import io.montty.runtime.checker.Plan;
import io.montty.runtime.report.TextSanitizer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Print what sudo must allow. */
@Command(
        name = "sudo-rules",
        description = {
            "Prints the lines for /etc/sudoers.d that the checks with \"sudo: true\" need, one for each command.",
            "A line is left out, as a comment, where somebody but root could change what would run."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 done; 1 done, but a line is left out; 2 wrong usage or configuration."})
final class SudoRulesCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final TextSanitizer sanitizer = new TextSanitizer();

    @Mixin
    private ProjectOption project = new ProjectOption();

    SudoRulesCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (CheckSession session = new CheckSession(environment, project.find(environment))) {
            Plan plan = session.plan();
            SudoRules rules = new SudoRules(environment.user());
            plan.nodes().forEach(rules::add);
            plan.dormant().forEach(rules::add);
            rules.lines().forEach(line -> environment.out().println(sanitizer.line(line)));
            return rules.isComplete() ? ExitCode.DONE : ExitCode.FINDINGS;
        }
    }
}
