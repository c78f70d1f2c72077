package io.montty.runtime.engine;

import io.montty.api.Baseline;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * Hold the host as checks reach it.
 *
 * @param commands what runs their commands
 * @param baselines what each was told to take for right
 * @param root the root of the host's files
 * @param clock what they tell the time by
 */
public record HostAccess(CommandRunner commands, Baselines baselines, Path root, Clock clock) {

    /** Run commands for checks. */
    @FunctionalInterface
    public interface CommandRunner {

        /**
         * Run {@code command} for the check {@code check}, for at most {@code patience}.
         *
         * @throws InterruptedException if the calling thread was interrupted before the command was started
         */
        CommandResult run(Command command, String check, Duration patience) throws InterruptedException;
    }

    /** Find what checks were told to take for right. */
    @FunctionalInterface
    public interface Baselines {

        /** Return the baseline of the check {@code check}, made or not. */
        Baseline of(String check);
    }
}
