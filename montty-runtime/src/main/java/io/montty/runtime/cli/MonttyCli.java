package io.montty.runtime.cli;

import io.montty.runtime.transport.Patience;
import io.montty.runtime.transport.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Put the command line of the runtime together; an application may add commands of its own before it executes. */
public final class MonttyCli {

    private MonttyCli() {}

    /** Return the command {@code montty} with every command of the runtime below it. */
    public static CommandLine commandLine(CliEnvironment environment) {
        return commandLine(environment, patience(), System.in);
    }

    private static Patience patience() {
        Pause pause = duration -> Thread.sleep(duration.toMillis());
        return new Patience(Patience.REMOTE, pause, new Random());
    }

    /**
     * Run the checks if {@code words} ask for that in the way of a crontab, without the parser of command lines.
     *
     * @return the exit code; empty if the parser has to read the words
     */
    public static OptionalInt check(CliEnvironment environment, List<String> words) {
        Optional<CheckOptions> options = CrontabWords.read(words);
        if (options.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(new CheckRun(environment, patience(), options.get()).run());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.of(new Failures(environment).tell(e));
        } catch (IOException | RuntimeException e) {
            return OptionalInt.of(new Failures(environment).tell(e));
        }
    }

    /** Return it with the command {@code manage} alone: cron starts that all day long, and pays for what it loads. */
    public static CommandLine managing(CliEnvironment environment) {
        CommandLine commandLine = new CommandLine(new Montty());
        commandLine.addSubcommand(new ManageCommand(environment));
        return finished(commandLine, environment);
    }

    /** Return it with the command {@code monitor} alone: who opens it waits for its first frame. */
    public static CommandLine monitoring(CliEnvironment environment) {
        CommandLine commandLine = new CommandLine(new Montty());
        commandLine.addSubcommand(new MonitorCommand(environment));
        return finished(commandLine, environment);
    }

    /** Return the same with another way to wait for servers, and another way in for what a person answers. */
    static CommandLine commandLine(CliEnvironment environment, Patience patience, InputStream in) {
        CommandLine commandLine = new CommandLine(new Montty());
        commandLine.addSubcommand(new CheckCommand(environment, patience));
        commandLine.addSubcommand(new SendCommand(environment, patience));
        commandLine.addSubcommand(new CommandLine(new ChecksCommand())
                .addSubcommand(new ChecksCommand.ListCommand(environment))
                .addSubcommand(new LintCommand(environment))
                .addSubcommand(new ExplainCommand(environment))
                .addSubcommand(new DescribeCommand(environment))
                .addSubcommand(new BaselineCommand(environment))
                .addSubcommand(new SudoRulesCommand(environment)));
        commandLine.addSubcommand(new CommandLine(new PluginsCommand())
                .addSubcommand(new PluginsCommand.ListCommand(environment))
                .addSubcommand(new AddPluginCommand(environment))
                .addSubcommand(new PluginsCommand.RemoveCommand(environment))
                .addSubcommand(new VerifyPluginsCommand(environment)));
        commandLine.addSubcommand(new ManageCommand(environment));
        commandLine.addSubcommand(new HistoryCommand(environment));
        commandLine.addSubcommand(new ProblemsCommand(environment));
        addWhatTheServerKnows(commandLine, environment, patience.pause(), in);
        commandLine.addSubcommand(new MonitorCommand(environment));
        commandLine.addSubcommand(new FsckCommand(environment));
        commandLine.addSubcommand(new RelayCommand(
                environment, (outer, project, config) -> new Destination(outer, project, config).relayed()));
        return finished(commandLine, environment);
    }

    private static CommandLine finished(CommandLine commandLine, CliEnvironment environment) {
        commandLine.setExpandAtFiles(false);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8));
        commandLine.setExecutionExceptionHandler(new FailureMessages(environment));
        commandLine.setParameterExceptionHandler(new FailureMessages(environment));
        return commandLine;
    }

    private static void addWhatTheServerKnows(
            CommandLine commandLine, CliEnvironment environment, Pause pause, InputStream in) {
        commandLine.addSubcommand(new CommandLine(new ReportsCommand())
                .addSubcommand(new ListReportsCommand(environment))
                .addSubcommand(new ShowReportCommand(environment))
                .addSubcommand(new DeleteReportsCommand(environment, pause, new Confirmation(in, environment.err())))
                .addSubcommand(new PruneReportsCommand(
                        environment, ManageCommand::settings, new Confirmation(in, environment.err()))));
        commandLine.addSubcommand(
                new CommandLine(new AckCommand(environment, pause)).addSubcommand(new AckListCommand(environment)));
        commandLine.addSubcommand(new CommandLine(new DowntimeCommand())
                .addSubcommand(new AddDowntimeCommand(environment, pause))
                .addSubcommand(new ListDowntimesCommand(environment))
                .addSubcommand(new EndDowntimeCommand(environment, pause)));
        commandLine.addSubcommand(new CommandLine(new HostsCommand())
                .addSubcommand(new HostsCommand.ListCommand(environment))
                .addSubcommand(new HostsCommand.ShowCommand(environment))
                .addSubcommand(new RetireHostCommand(environment, pause))
                .addSubcommand(new RenameHostCommand(environment, pause))
                .addSubcommand(new ForgetCheckCommand(environment, pause)));
    }

    @Command(
            name = "montty",
            description = "Runs checks on this host, files their reports, and shows what is wrong.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "COMMAND")
    static final class Montty implements Runnable {

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it before run()
        private CommandSpec spec;

        @Override
        public void run() {
            throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
        }
    }
}
