package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import io.montty.api.Severity;
import java.util.List;

/**
 * Configure {@link DiskReadOnlyCheck}.
 *
 * @param ignore mount points that it passes over
 * @param whenReadOnly how bad it is if one cannot be written
 * @param whenMissing how bad it is if one is not mounted
 */
record DiskReadOnlyConfig(
        @Default("[]") @Description("mount points that it passes over")
        List<String> ignore,

        @Default("alert") @Description("how bad it is if one cannot be written")
        Severity whenReadOnly,

        @Default("warn") @Description("how bad it is if one is not mounted")
        Severity whenMissing) {}
