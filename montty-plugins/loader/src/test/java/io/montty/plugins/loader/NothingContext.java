package io.montty.plugins.loader;

import io.montty.api.Baseline;
import io.montty.api.CheckContext;
import io.montty.api.Commands;
import java.nio.file.Path;
import java.time.Clock;

/** Run a check that asks for nothing. */
record NothingContext() implements CheckContext {

    @Override
    public <C extends Record> C config(Class<C> type) {
        throw new AssertionError("the check asked for its configuration");
    }

    @Override
    public Path root() {
        throw new AssertionError("the check asked for the root");
    }

    @Override
    public Commands commands() {
        throw new AssertionError("the check asked for commands");
    }

    @Override
    public Clock clock() {
        throw new AssertionError("the check asked for the clock");
    }

    @Override
    public Baseline baseline() {
        throw new AssertionError("the check asked for its baseline");
    }
}
