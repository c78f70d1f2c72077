package io.montty.runtime.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Say when nobody is to be bothered. */
@Command(
        name = "downtime",
        description = "Says when nobody is to be bothered with some problems. Reports are filed as ever.",
        mixinStandardHelpOptions = true)
final class DowntimeCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "say what about downtimes: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
