package io.montty.runtime.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tell about the reports that are filed, and delete them. */
@Command(
        name = "reports",
        description = "Tells about the reports that are filed, and deletes them.",
        mixinStandardHelpOptions = true)
final class ReportsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "say what about the reports: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
