package io.montty.runtime.checker.compiled;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;

/**
 * Stand for the check of a jar that is not loaded: one that is not due answers without it.
 *
 * @param spec its description in force, but for the type of its configuration
 * @param java where it is
 */
record Unloaded(CheckSpec spec, CompiledNode.Java java) implements Check {

    @Override
    public CheckResult run(CheckContext context) {
        throw new IllegalStateException(spec.id() + " was not loaded before it was to run");
    }
}
