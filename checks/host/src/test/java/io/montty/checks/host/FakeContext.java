package io.montty.checks.host;

import io.montty.api.Baseline;
import io.montty.api.CheckContext;
import io.montty.api.Commands;
import java.nio.file.Path;
import java.time.Clock;

/** Hands a check its configuration; the checks of a host touch nothing else but the clock. */
record FakeContext(Record boundConfig, Clock clock) implements CheckContext {

    FakeContext(Record boundConfig) {
        this(boundConfig, Clock.systemUTC());
    }

    @Override
    public <C extends Record> C config(Class<C> type) {
        return type.cast(boundConfig);
    }

    @Override
    public Path root() {
        throw new UnsupportedOperationException("a host check reads the live host");
    }

    @Override
    public Commands commands() {
        throw new UnsupportedOperationException("a host check runs no commands");
    }

    @Override
    public Baseline baseline() {
        throw new AssertionError("the check asked for its baseline");
    }
}
