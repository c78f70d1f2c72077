package com.example.checks;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import java.nio.file.Files;
import org.pf4j.Extension;

/** Warn when logins are still closed, as after a maintenance that ended without opening them. */
@Extension
@Description("Warns when logins are still closed, as after a maintenance that ended without opening them.")
public final class NologinCheck implements Check {
    @Override
    public CheckSpec spec() {
        return CheckSpec.of("example.nologin", "Users can log in").withTags("login");
    }

    @Override
    public CheckResult run(CheckContext context) {
        return Files.exists(context.root().resolve("etc/nologin"))
                ? CheckResult.warn("only root can log in; remove /etc/nologin when the maintenance is over")
                : CheckResult.okay("users can log in");
    }
}
