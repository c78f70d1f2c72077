package io.montty.plugins.loader;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;

/**
 * Stand for a plugin's check.
 *
 * @param check the plugin's own object
 * @param spec what it said of itself when it was loaded; it is never asked again
 * @param loader what its jar's classes are found with
 */
public record LoadedCheck(Check check, CheckSpec spec, ClassLoader loader) implements Check {

    /** Return the plugin's own class. */
    public Class<? extends Check> declaringClass() {
        return check.getClass();
    }

    @Override
    public CheckResult run(CheckContext context) throws Exception {
        return PluginThread.call(loader, () -> check.run(context));
    }
}
