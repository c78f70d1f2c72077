package io.montty.script;

import io.montty.script.dialect.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hold what a script's file was read for, so that it need not be read again while it stays as it is.
 *
 * @param file the file, absolute
 * @param dialect the name of the dialect that it declares, or that of its folder; null for a Python class, which needs none
 * @param interval how often it asks to be run; null for every run
 */
public record ScriptFacts(
        Path file, @Nullable String dialect, @Nullable Duration interval) {

    static ScriptFacts of(Script script) {
        return new ScriptFacts(
                script.file(),
                script.ownDialect().map(Dialect::name).orElse(null),
                script.interval().orElse(null));
    }

    /** Return the header that says the same; empty if a dialect of that name is not known. */
    Optional<ScriptHeader> header() {
        Optional<Dialect> own = dialect == null ? Optional.of(Dialect.DEFAULT) : named(dialect);
        return own.map(known -> ScriptHeader.none(known).orEvery(interval));
    }

    /** Most scripts are of the default dialect, which needs none of the others to be made. */
    private static Optional<Dialect> named(String name) {
        return name.equals(Dialect.DEFAULT.name()) ? Optional.of(Dialect.DEFAULT) : Dialect.named(name);
    }
}
