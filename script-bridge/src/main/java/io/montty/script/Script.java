package io.montty.script;

import io.montty.api.Check;
import io.montty.script.dialect.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Run a file of the project as a check. */
public sealed interface Script extends Check permits ScriptCheck, PythonClassCheck {

    /** Return the file, absolute. */
    Path file();

    /** Return how it would be started. */
    ScriptPreview preview();

    /** Return the dialect that the file itself declares, or that of its folder; empty where it has none to choose. */
    Optional<Dialect> ownDialect();

    /** Return the dialect that its answer is read in; empty where it has none to choose. */
    Optional<Dialect> dialect();

    /** Return the name of the dialect that its answer is read in. */
    String dialectName();

    /** Return how often the file asks to be run; empty for every run. */
    Optional<Duration> interval();

    /** Return what its file was read for. */
    default ScriptFacts facts() {
        return ScriptFacts.of(this);
    }

    /** Return this check with exactly these arguments, extra variables and ways to run it. */
    Script withOptions(ScriptOptions options);
}
