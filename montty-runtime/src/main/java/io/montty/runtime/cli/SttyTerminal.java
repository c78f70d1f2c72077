package io.montty.runtime.cli;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.runtime.monitor.terminal.TerminalControl;
import io.montty.runtime.monitor.text.WindowSize;
import io.montty.runtime.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Control the terminal of standard input through stty.
 *
 * <p>The terminal is named by its device, since a supervised command has a session of its own and no {@code /dev/tty}.
 */
final class SttyTerminal implements TerminalControl {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})");
    private static final int GROUP_FIELD = 2;

    /**
     * Make a runner for one command: the terminal is restored while the process ends, when a runner that is held for
     * long may have been closed already.
     */
    interface Runners {
        ProcessRunner open() throws IOException;
    }

    private final Runners processes;
    private final Path self;

    /** Make it with the folder of this process in /proc. */
    SttyTerminal(Runners processes, Path self) {
        this.processes = processes;
        this.self = self;
    }

    @Override
    public String save() throws IOException {
        return stty("-g");
    }

    @Override
    public void raw() throws IOException {
        stty(
                "-icanon", "min", "1", "time", "0", "-echo", "-ixon", "-iexten", "intr", "undef", "quit", "undef",
                "susp", "undef");
    }

    @Override
    public void restore(String saved) throws IOException {
        stty(saved);
    }

    @Override
    public WindowSize size() throws IOException {
        Matcher matcher = SIZE.matcher(stty("size"));
        return matcher.matches()
                ? new WindowSize(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)))
                : new WindowSize(0, 0);
    }

    @Override
    public void suspend() throws IOException {
        String stat = Files.readString(self.resolve("stat"), StandardCharsets.ISO_8859_1);
        String group = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1)[GROUP_FIELD];
        run("/bin/sh", "-c", "kill -s STOP -- \"-$0\"", group);
    }

    private String stty(String... arguments) throws IOException {
        String[] argv = new String[arguments.length + 3];
        argv[0] = "stty";
        argv[1] = "-F";
        argv[2] = Files.readSymbolicLink(self.resolve("fd/0")).toString();
        System.arraycopy(arguments, 0, argv, 3, arguments.length);
        return run(argv);
    }

    private String run(String... argv) throws IOException {
        boolean interrupted = Thread.interrupted(); // what restores the terminal must not be cut short
        try (ProcessRunner runner = processes.open()) {
            CommandResult result = runner.run(Command.of(argv), "", PATIENCE);
            if (!result.succeeded()) {
                throw new IOException(reason(argv[0], result));
            }
            return result.stdout().strip();
        } catch (InterruptedException e) {
            interrupted = true;
            throw new IOException(argv[0] + " was interrupted", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String reason(String program, CommandResult result) {
        if (result.end() instanceof CommandResult.NotStarted notStarted) {
            return notStarted.reason();
        }
        String said = result.stderr().strip();
        return said.isEmpty() ? program + " failed: " + result.end() : said;
    }
}
