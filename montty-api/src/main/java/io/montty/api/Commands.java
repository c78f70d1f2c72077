package io.montty.api;

/** Run commands under supervision: own session, output capped, the whole process tree ended at the deadline. */
public interface Commands {

    /**
     * Run a command to its end, at most until the deadline of the check that asks.
     *
     * <p>An interruption ends the command as the deadline does: the result holds what it printed, and the thread stays
     * interrupted.
     *
     * @return how it ended and what it printed; a command that cannot be started, dies by a signal or overruns is a
     *     result like any other
     * @throws InterruptedException if the check was interrupted before the command was started
     */
    CommandResult run(Command command) throws InterruptedException;

    /** Run {@code argv}, as with {@link #run(Command)}, with defaults for all the rest. */
    default CommandResult run(String... argv) throws InterruptedException {
        return run(Command.of(argv));
    }
}
