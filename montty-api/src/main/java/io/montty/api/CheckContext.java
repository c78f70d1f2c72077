package io.montty.api;

import java.nio.file.Path;
import java.time.Clock;

/** Give a check all that it may touch, so that it can be tested. */
public interface CheckContext {

    /**
     * Return the check's configuration, bound and validated before anything ran.
     *
     * @param type the record type that the check's {@link CheckSpec#config()} names
     * @throws IllegalArgumentException if it names another type
     */
    <C extends Record> C config(Class<C> type);

    /** Return the root of the host's files: {@code /} live, a temporary folder in tests. */
    Path root();

    /** Return the one way to run a command. */
    Commands commands();

    /** Return the clock to tell the time by. */
    Clock clock();

    /** Return what this check was told to take for right, for checks that tell what changed. */
    Baseline baseline();
}
