package io.montty.runtime.cli;

import io.montty.runtime.checker.Plan;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tell about the checks of a project directory. */
@Command(
        name = "checks",
        description = "Tells about the checks of a project directory.",
        mixinStandardHelpOptions = true)
final class ChecksCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        // Not only the runtime has commands here.
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "say what about the checks: "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    /** List the checks. */
    @Command(
            name = "list",
            description = "Lists the checks as they would run, and what is wrong with any.",
            mixinStandardHelpOptions = true)
    static final class ListCommand implements Callable<Integer> {

        private final CliEnvironment environment;

        @Mixin
        private ProjectOption project = new ProjectOption();

        @Option(names = "--keys", description = "Print what the configuration of each Java check takes, too.")
        private boolean keys;

        ListCommand(CliEnvironment environment) {
            this.environment = environment;
        }

        @Override
        public Integer call() {
            try (CheckSession session = new CheckSession(environment, project.find(environment))) {
                Plan plan = session.plan();
                CheckList list = new CheckList(environment.out());
                (keys ? list.withKeys(session::describe) : list).print(plan);
                return plan.findings().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
            }
        }
    }
}
