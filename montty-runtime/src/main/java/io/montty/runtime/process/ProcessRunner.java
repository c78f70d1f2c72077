package io.montty.runtime.process;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.NotStarted;
import io.montty.api.CommandResult.Overran;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Start every process that MonTTY starts.
 *
 * <p>A command runs in a session of its own, with its output going to files, nothing on its standard input, and an
 * environment built from nothing. At its deadline it is ended with all its children. Children that it leaves behind when
 * it ends by itself are ended then, and named by {@link #endLeftBehind()}.
 */
public final class ProcessRunner implements AutoCloseable {

    /** The variable that marks every process of a run, whatever it does to its parents and sessions. */
    public static final String RUN_VARIABLE = "MONTTY_RUN";

    /** The variable that names the check a process was started for. */
    public static final String CHECK_VARIABLE = "MONTTY_CHECK";

    /** A disk with less room than this, in bytes, counts as full. */
    private static final long LEAST_ROOM = 16 * 1024;

    private final Surroundings surroundings;
    private final String nonce;
    private final RunFolder folder;
    private final AtomicLong commands = new AtomicLong();
    private final ProcessTable table;
    private final ProcessTreeEnder ender;
    private final Leftovers leftovers;
    private final CommandStarter starter;
    private volatile boolean closed;

    /** Whether a command may have left something that only a look at every process finds. */
    private volatile boolean unsure;

    /** How many commands were started that have not come to their end; a signal may end the run in their middle. */
    private final AtomicInteger underWay = new AtomicInteger();

    private volatile boolean full;

    /**
     * Prepare to run commands, and clear away what dead runs have left in {@code temporary}.
     *
     * @param surroundings what every command finds around it
     * @param temporary where a private folder for output is made
     * @param nonce a text that no other run has, to know this run's processes by
     * @throws IOException if the folder cannot be made
     */
    public ProcessRunner(Surroundings surroundings, Path temporary, String nonce) throws IOException {
        this(
                surroundings,
                temporary,
                nonce,
                Programs.find("perl", surroundings.environment().getOrDefault("PATH", "")));
    }

    /** @param perl what spawners run in; without it, each command takes a process more */
    ProcessRunner(Surroundings surroundings, Path temporary, String nonce, Optional<Path> perl) throws IOException {
        this.surroundings = surroundings;
        this.nonce = nonce;
        this.folder = new RunFolder(temporary, nonce);
        this.table = new ProcessTable(Path.of("/proc"), ProcessHandle.current().pid());
        this.ender = new ProcessTreeEnder(table.groupOfSelf());
        this.leftovers = new Leftovers(table, ender);
        this.starter = new CommandStarter(surroundings, folder, table, nonce, perl);
        new DeadRuns(table, ender).clear(folder.path());
    }

    /** Return what the environment of every process holds that the run called {@code nonce} started. */
    static String marker(String nonce) {
        return RUN_VARIABLE + "=" + nonce + "/";
    }

    /**
     * Run {@code command} for {@code check}, for at most {@code patience}.
     *
     * <p>An interruption ends the command as its deadline does: what it printed is returned, and the thread stays
     * interrupted. A command that there is no time left for is not started, and has overrun.
     *
     * @throws InterruptedException if the calling thread was interrupted before the command was started
     */
    public CommandResult run(Command command, String check, Duration patience) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.putAll(command.environment());
        Optional<String> trouble = command.server() != null
                ? Optional.empty()
                : Programs.whyNot(
                        command.argv().get(0), surroundings.workingDirectory(), environment.getOrDefault("PATH", ""));
        if (trouble.isPresent()) {
            return notStarted(trouble.get());
        }
        if (closed) {
            return notStarted("MonTTY is ending");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (patience.isZero() || patience.isNegative()) {
            return new CommandResult(new Overran(), "", "", false);
        }
        environment.put(CHECK_VARIABLE, check);
        return supervised(command, check, environment, patience);
    }

    /** Return the folder whose disk was full when a command ended, so that its output may not be whole. */
    public Optional<Path> fullFolder() {
        return full ? Optional.ofNullable(folder.path().getParent()) : Optional.empty();
    }

    /** Start nothing any more, end every process that is left of this run's commands, and name each that was ended since the last call. */
    public List<LeftBehind> endLeftBehind() {
        starter.close();
        if (!unsure && underWay.get() == 0 && !table.hasChildren()) {
            return leftovers.endedSoFar();
        }
        List<LeftBehind> left = leftovers.endAll(marker(nonce), folder.path());
        unsure = false; // nothing is started any more that could leave others
        return left;
    }

    /**
     * Start nothing any more, end what runs or is left, and remove the run's folder.
     *
     * @throws IOException naming what could not be removed
     */
    @Override
    public void close() throws IOException {
        closed = true;
        try {
            endLeftBehind();
        } finally {
            folder.close();
        }
    }

    private CommandResult supervised(
            Command command, String check, Map<String, String> environment, Duration patience) {
        String marker = nonce + "/" + commands.incrementAndGet();
        environment.put(RUN_VARIABLE, marker);
        underWay.incrementAndGet();
        try {
            Running running = starter.start(command, environment);
            try {
                return followed(running, check, patience, RUN_VARIABLE + "=" + marker + "\0");
            } finally {
                running.release();
            }
        } catch (IOException e) {
            return notStarted(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CommandResult(new Overran(), "", "", false);
        } finally {
            underWay.decrementAndGet();
            full |= folder.path().toFile().getUsableSpace() < LEAST_ROOM;
        }
    }

    private CommandResult followed(Running running, String check, Duration patience, String variable)
            throws IOException {
        Path[] files = running.files().stream().map(OutputFile::path).toArray(Path[]::new);
        Supplier<List<ProcessEntry>> living = () -> table.find(variable, running.session(), running.ancestor(), files);
        if (!endsByItself(running, patience, living)) {
            unsure = true;
            return running.overran();
        }
        if (running.mayHaveLeftOthers()) {
            unsure = true;
            leftovers.endOf(check, living);
        }
        return running.ended();
    }

    private boolean endsByItself(Running running, Duration patience, Supplier<List<ProcessEntry>> living)
            throws IOException {
        boolean ended = false;
        try {
            ended = !closed && running.await(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!ended) {
                ender.end(living);
                running.abandon();
            }
        }
        return ended;
    }

    private static CommandResult notStarted(String reason) {
        return new CommandResult(new NotStarted(reason), "", "", false);
    }
}
