package io.montty.runtime.process;

import io.montty.api.CommandResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Follow one command that was started, to its end. */
interface Running {

    /**
     * Wait until the command has ended by itself.
     *
     * @return whether it has, within {@code patience}
     */
    boolean await(Duration patience) throws IOException, InterruptedException;

    /** Tell whether what the command started may still run after it ended by itself; looking for that takes a while. */
    boolean mayHaveLeftOthers();

    /** Return the session that the command was seen to lead, or 0 if it was not seen. */
    long session();

    /** Return the files that it writes to, which tell its processes from others. */
    List<OutputFile> files();

    /** Return a process whose descendants all belong to the command, or 0 if there is none. */
    long ancestor();

    /** Return what became of a command that ended by itself. */
    CommandResult ended() throws IOException;

    /** Return what a command printed that was ended at its deadline. */
    CommandResult overran() throws IOException;

    /** Forget what waits for the command. */
    void abandon();

    /** Give back what served the command, and its files, when nothing of it is asked any more. */
    void release();
}
