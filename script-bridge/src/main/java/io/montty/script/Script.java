package io.montty.script;

import io.montty.api.Check;
import java.time.Duration;
import java.util.Optional;

/** Run a file of the project as a check. */
public sealed interface Script extends Check permits ScriptCheck, PythonClassCheck {

    /** Return how often the file asks to be run; empty for every run. */
    Optional<Duration> interval();

    /** Return this check with exactly these arguments, extra variables and ways to run it. */
    Script withOptions(ScriptOptions options);
}
