package io.montty.api;

import org.pf4j.ExtensionPoint;

/**
 * Verify one thing on a host.
 *
 * <p>A check is created with its no-argument constructor and may be run from any thread. It must answer to
 * interruption: at its deadline its thread is interrupted, and a check that goes on is left behind and reported as
 * timed out.
 */
public non-sealed interface Check extends CheckNode, ExtensionPoint {

    /**
     * Look at the host and say what is there.
     *
     * @throws CheckAbortedException to crash with a reason while keeping the output collected so far
     * @throws Exception anything else thrown becomes {@link Outcome.Crashed} with the exception as the reason
     */
    CheckResult run(CheckContext context) throws Exception;
}
