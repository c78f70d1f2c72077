package io.montty.runtime.process;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Start every process that MonTTY starts.
 *
 * <p>A command runs in a session of its own, with its output going to files, nothing on its standard input, and an
 * environment built from nothing. At its deadline it is ended with all its children. Children that a command leaves
 * behind when it ends by itself are found and ended by {@link #endLeftBehind()}.
 */
public final class ProcessRunner implements AutoCloseable {

    /** The variable that marks every process of a run, whatever it does to its parents and sessions. */
    public static final String RUN_VARIABLE = "MONTTY_RUN";

    /** The variable that names the check a process was started for. */
    public static final String CHECK_VARIABLE = "MONTTY_CHECK";

    private static final long POLL_MILLIS = 20;
    private static final Pattern SIGNALLED =
            Pattern.compile("setsid: child \\d+ did not exit normally(?:: [^\\n]*)?\\n?\\z");
    private static final Pattern NOT_EXECUTED = Pattern.compile("\\Asetsid: failed to execute ([^\\n]*)\\n?\\z");
    private static final int CORE_DUMPED = 0x80;

    private final Surroundings surroundings;
    private final String nonce;
    private final RunFolder folder;
    private final AtomicLong commands = new AtomicLong();
    private final ProcessTable table;
    private final ProcessTreeEnder ender;

    /**
     * Prepare to run commands.
     *
     * @param surroundings what every command finds around it
     * @param temporary where a private folder for output is made
     * @param nonce a text that no other run has, to know this run's processes by
     * @throws IOException if the folder cannot be made
     */
    public ProcessRunner(Surroundings surroundings, Path temporary, String nonce) throws IOException {
        this.surroundings = surroundings;
        this.nonce = nonce;
        this.folder = new RunFolder(temporary);
        this.table = new ProcessTable(Path.of("/proc"), ProcessHandle.current().pid());
        this.ender = new ProcessTreeEnder(table.groupOfSelf());
    }

    /**
     * Run {@code command} for {@code check}, for at most {@code patience}.
     *
     * <p>An interruption ends the command as its deadline does: what it printed is returned, and the thread stays
     * interrupted.
     *
     * @throws InterruptedException if the calling thread was interrupted before the command was started
     */
    public CommandResult run(Command command, String check, Duration patience) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.putAll(command.environment());
        Optional<String> trouble = Programs.whyNot(
                command.argv().get(0), surroundings.workingDirectory(), environment.getOrDefault("PATH", ""));
        if (trouble.isPresent()) {
            return notStarted(trouble.get());
        }
        environment.put(CHECK_VARIABLE, check);
        OutputFile stdout = folder.newFile(command.outputLimit());
        OutputFile stderr = folder.newFile(command.outputLimit());
        String marker = nonce + "/" + commands.incrementAndGet();
        environment.put(RUN_VARIABLE, marker);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        boolean interrupted = false;
        try {
            Process process = start(command, environment, stdout, stderr);
            boolean ended = await(process, patience, stdout, stderr, marker);
            interrupted = Thread.interrupted(); // or reading the output would be interrupted as well
            return result(process, ended, stdout, stderr);
        } catch (IOException e) {
            return notStarted(String.valueOf(e.getMessage()));
        } finally {
            delete(stdout);
            delete(stderr);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** End every process that is left of this run's commands, and name each. */
    public List<LeftBehind> endLeftBehind() {
        String marker = RUN_VARIABLE + "=" + nonce + "/";
        List<LeftBehind> found = new ArrayList<>();
        for (ProcessEntry process : table.find(marker, 0, folder.path())) {
            String check = table.variable(process.pid(), CHECK_VARIABLE).orElse("");
            found.add(new LeftBehind(check, process.pid(), process.name()));
        }
        if (!found.isEmpty()) {
            ender.end(() -> table.find(marker, 0, folder.path()));
        }
        return found;
    }

    /** End what is left and remove the run's folder. */
    @Override
    public void close() throws IOException {
        endLeftBehind();
        folder.close();
    }

    private Process start(Command command, Map<String, String> environment, OutputFile stdout, OutputFile stderr)
            throws IOException {
        // --wait lets setsid tell a death by signal from an exit code, which Java cannot: it gives 137 for both.
        List<String> argv = new ArrayList<>(List.of("setsid", "--fork", "--wait", "--"));
        argv.addAll(command.argv());
        ProcessBuilder builder = new ProcessBuilder(argv)
                .directory(surroundings.workingDirectory().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(stdout.redirect())
                .redirectError(stderr.redirect());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private boolean await(Process process, Duration patience, OutputFile stdout, OutputFile stderr, String marker)
            throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                stdout.trim();
                stderr.trim();
                if (System.nanoTime() >= deadline) {
                    end(process, marker);
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            end(process, marker);
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            end(process, marker);
            throw e;
        }
    }

    private void end(Process process, String marker) {
        String variable = RUN_VARIABLE + "=" + marker + "\0";
        long session = table.sessionBelow(process.pid());
        Path none = folder.path().resolve("none");
        ender.end(() -> table.find(variable, session, none));
        process.destroyForcibly();
    }

    private static CommandResult result(Process process, boolean ended, OutputFile stdout, OutputFile stderr)
            throws IOException {
        boolean cut = stdout.cut() || stderr.cut();
        String errors = stderr.text();
        if (!ended) {
            String own = SIGNALLED.matcher(errors).replaceFirst("");
            return new CommandResult(new CommandResult.Overran(), stdout.text(), own, cut);
        }
        Matcher notExecuted = NOT_EXECUTED.matcher(errors);
        if (notExecuted.find()) {
            return notStarted("cannot execute " + notExecuted.group(1));
        }
        if (SIGNALLED.matcher(stderr.tail()).find()) {
            int signal = process.exitValue() & ~CORE_DUMPED;
            String own = SIGNALLED.matcher(errors).replaceFirst("");
            return new CommandResult(new CommandResult.Killed(signal), stdout.text(), own, cut);
        }
        return new CommandResult(new CommandResult.Exited(process.exitValue()), stdout.text(), errors, cut);
    }

    private static CommandResult notStarted(String reason) {
        return new CommandResult(new CommandResult.NotStarted(reason), "", "", false);
    }

    private static void delete(OutputFile file) {
        try {
            file.delete();
        } catch (IOException e) {
            // The run's folder is removed as a whole later, which reports what cannot be removed.
        }
    }
}
