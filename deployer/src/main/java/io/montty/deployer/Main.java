package io.montty.deployer;

import io.montty.api.Commands;
import io.montty.deployer.enroll.EnrollCommand;
import io.montty.deployer.enroll.UnenrollCommand;
import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.ExitCode;
import io.montty.runtime.cli.ExitGuard;
import io.montty.runtime.cli.HostClock;
import io.montty.runtime.cli.MonttyCli;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.TimeZone;
import picocli.CommandLine;

/** Start {@code montty} in a process of its own. */
public final class Main {

    private static final Path OUT = Path.of("/proc/self/fd/1");

    private Main() {}

    /** Carry out one command and end the process with its exit code. */
    public static void main(String[] args) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        ExitGuard exit = new ExitGuard();
        closeStandardStreams();
        int code = written(run(args, out, err, exit), out, new StandardOutput(OUT), err);
        err.flush();
        exit.exit(code);
    }

    /**
     * Streams keep to themselves what went wrong: a full disk would pass for a whole answer. A reader that hangs up, as
     * {@code head} does, has all that it wants: that is no error, and worth no word.
     */
    static int written(int code, PrintStream out, StandardOutput kind, PrintStream err) {
        if (!out.checkError() || kind.isReadByProgram()) {
            return code;
        }
        err.println("montty: standard output could not be written");
        return code == ExitCode.DONE ? ExitCode.FINDINGS : code;
    }

    /** What a plugin prints must not get between the lines of a report: a check answers by its result alone. */
    private static void closeStandardStreams() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
    }

    private static int run(String[] args, PrintStream out, PrintStream err, ExitGuard exit) {
        try {
            LiveProcess process =
                    new LiveProcess(System.getProperties(), System.getenv(), OUT, clock(), out, err, exit);
            CliEnvironment environment = process.environment();
            OptionalInt checked = MonttyCli.check(environment, List.of(args));
            return checked.isPresent()
                    ? checked.getAsInt()
                    : commandLine(environment, process.java(), new SupervisedCommands(environment), args)
                            .execute(args);
        } catch (RuntimeException | Error e) {
            err.println("montty: this is a fault of MonTTY or of its Java runtime, please report it: " + e);
            return ExitCode.FAULT;
        }
    }

    /** Return the wall clock, in the host's zone. */
    private static Clock clock() {
        return new HostClock(
                Clock.systemUTC(),
                ZoneId::systemDefault,
                now -> ZoneOffset.ofTotalSeconds(TimeZone.getDefault().getOffset(now.toEpochMilli()) / 1000));
    }

    /**
     * Return every command there is.
     *
     * @param environment what it runs in
     * @param java the program that runs this process
     * @param commands what runs other programs
     * @param words what it was called with; a command that they cannot mean may be left out
     */
    static CommandLine commandLine(CliEnvironment environment, Path java, Commands commands, String... words) {
        if (words.length > 0 && words[0].equals("manage")) {
            return MonttyCli.managing(environment).setExecutionStrategy(new KnownWordsOnly());
        }
        if (words.length > 0 && words[0].equals("monitor")) {
            return MonttyCli.monitoring(environment).setExecutionStrategy(new KnownWordsOnly());
        }
        CommandLine commandLine = MonttyCli.commandLine(environment);
        commandLine.addSubcommand(new DeployCommand(environment, java, commands));
        addEnrolment(commandLine, environment, java, commands, List.of(words));
        CommandLine checks = commandLine.getSubcommands().get("checks");
        // cron runs "check" all day long, and should not have to load this for it.
        if (checks != null && List.of(words).contains("checks")) {
            checks.addSubcommand(new NewCheckCommand(environment));
        }
        if (words.length == 0 || !words[0].equals("check")) {
            commandLine.addSubcommand(new DoctorCommand(environment, commands));
            commandLine.addSubcommand(
                    new CompletionCommand(environment, () -> everyCommand(environment, java, commands)));
            commandLine.setCaseInsensitiveEnumValuesAllowed(true); // what was set before does not reach it
        }
        commandLine.setExecutionStrategy(new KnownWordsOnly());
        // A command that is added later would write to the process's own streams: setting passes these on to all.
        return commandLine.setOut(commandLine.getOut()).setErr(commandLine.getErr());
    }

    /** Return every command there is, whatever was called: for what tells of all of them. */
    static CommandLine everyCommand(CliEnvironment environment, Path java, Commands commands) {
        return commandLine(environment, java, commands, "checks"); // by this word, nothing is left out
    }

    /** cron runs "check" all day long, and should not have to load these for it. */
    private static void addEnrolment(
            CommandLine commandLine, CliEnvironment environment, Path java, Commands commands, List<String> words) {
        if (words.isEmpty() || !words.get(0).equals("check")) {
            Path temporary = SupervisedCommands.temporary(environment);
            commandLine.addSubcommand(new EnrollCommand(environment, java, commands, temporary));
            commandLine.addSubcommand(new UnenrollCommand(environment, commands, temporary));
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
    }
}
