package io.montty.runtime.engine;

import io.montty.api.Baseline;
import io.montty.api.CheckContext;
import io.montty.api.Commands;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Give a check what it may touch on the live host. */
record LiveContext(Optional<Record> boundConfig, Path root, Commands commands, Clock clock, Baseline baseline)
        implements CheckContext {

    @Override
    public <C extends Record> C config(Class<C> type) {
        return boundConfig
                .filter(type::isInstance)
                .map(type::cast)
                .orElseThrow(() -> new IllegalArgumentException("this check's spec() does not name "
                        + type.getSimpleName() + " as its configuration: add withConfig(" + type.getSimpleName()
                        + ".class)"));
    }
}
