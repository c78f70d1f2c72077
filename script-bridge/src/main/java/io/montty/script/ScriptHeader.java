package io.montty.script;

import io.montty.script.dialect.Dialect;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hold what a script says of itself in its {@code montty:} comment.
 *
 * @param title one line for people, or null if the file name has to do
 * @param tags what a run can select it by
 * @param timeout how long it may take, or null for the default
 * @param dialect how its exit code and output are read
 * @param interval how often it wants to run, or null for every run
 * @param declared the name of the dialect that it declares, or null if it declares none
 */
record ScriptHeader(
        @Nullable String title,
        Set<String> tags,
        @Nullable Duration timeout,
        Dialect dialect,
        @Nullable Duration interval,
        @Nullable String declared) {

    ScriptHeader {
        tags = Set.copyOf(tags);
    }

    /** Describe a file that says nothing of itself. */
    static ScriptHeader none(Dialect dialect) {
        return new ScriptHeader(null, Set.of(), null, dialect, null, null);
    }

    /** Return this header, run every {@code interval} where it does not say how often. */
    ScriptHeader orEvery(@Nullable Duration interval) {
        return this.interval == null ? new ScriptHeader(title, tags, timeout, dialect, interval, declared) : this;
    }
}
