package io.montty.runtime.checker;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;

/**
 * Run a check under an id and with a configuration of its own.
 *
 * @param check the check that it is made of
 * @param spec what it is called
 */
public record Instance(Check check, CheckSpec spec) implements Check {

    @Override
    public CheckResult run(CheckContext context) throws Exception {
        return check.run(context);
    }
}
