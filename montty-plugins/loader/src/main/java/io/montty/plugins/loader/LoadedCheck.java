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
record LoadedCheck(Check check, CheckSpec spec, ClassLoader loader) implements Check {

    @Override
    public CheckResult run(CheckContext context) throws Exception {
        return PluginThread.call(loader, () -> check.run(context));
    }
}
