package io.montty.checks.security;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import org.pf4j.Extension;

/** Warn when a host does not install security updates by itself. */
@Extension
@Description("Warns when a host does not install updates by itself, through unattended-upgrades or dnf-automatic, and"
        + " alerts when it should and has not for long, or the last run failed.")
public final class AutoUpdatesCheck implements Check {

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("security.auto-updates", "Updates are installed automatically")
                .withTags("security", "updates")
                .withConfig(AutoUpdatesConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        HostFiles files = new HostFiles(context.root());
        if (files.isThere("/usr/bin/apt-config")) {
            return new UnattendedUpgrades(context, files).result();
        }
        if (files.isThere("/usr/bin/dnf")) {
            return new DnfAutomatic(context, files).result();
        }
        return CheckResult.na("this host has neither apt nor dnf");
    }
}
