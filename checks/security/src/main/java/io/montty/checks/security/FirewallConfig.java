package io.montty.checks.security;

import io.montty.api.Default;
import io.montty.api.Description;
import io.montty.api.Severity;

/**
 * Configure {@link FirewallCheck}.
 *
 * @param whenMissing how bad it is if no firewall is installed
 * @param whenOpen how bad it is if one is off, or lets in what no rule names
 */
record FirewallConfig(
        @Default("warn") @Description("how bad it is if no firewall is installed")
        Severity whenMissing,

        @Default("alert") @Description("how bad it is if it is off, or lets in what no rule names")
        Severity whenOpen) {}
