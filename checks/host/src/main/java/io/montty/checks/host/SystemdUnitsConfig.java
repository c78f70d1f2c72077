package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import io.montty.api.Severity;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * Configure {@link SystemdUnitsCheck}.
 *
 * @param active units that must be active
 * @param ignore units that may have failed, with wildcards
 * @param failed what it is when another unit has failed
 */
record SystemdUnitsConfig(
        @Description("units that must be active, e.g. nginx.service; a name without a suffix is a service")
        @Default("[]")
        List<
                        @Pattern(
                                regexp = "[A-Za-z0-9@_:.\\\\][A-Za-z0-9@_:.\\\\-]{0,254}",
                                message = "must be the name of a unit, such as nginx.service, without wildcards")
                        String>
                active,

        @Description("units that may have failed; * and ? stand for other characters") @Default("[]")
        List<@NotBlank String> ignore,

        @Description("what it is when a unit has failed: alert or warn") @Default("alert")
        Severity failed) {

    SystemdUnitsConfig {
        active = List.copyOf(active);
        ignore = List.copyOf(ignore);
    }
}
