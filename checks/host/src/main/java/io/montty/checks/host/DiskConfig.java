package io.montty.checks.host;

import io.montty.api.Default;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.List;

/**
 * Configure {@link DiskCheck}.
 *
 * @param warn percentage of space or inodes in use above which it warns
 * @param alert percentage of space or inodes in use above which it alerts
 * @param ignore mount points that it passes over, e.g. {@code /mnt/scratch}
 */
record DiskConfig(
        @Default("85") @Min(1) @Max(100) BigDecimal warn,
        @Default("95") @Min(1) @Max(100) BigDecimal alert,
        @Default("[]") List<String> ignore)
        implements PercentLimits {

    DiskConfig {
        ignore = List.copyOf(ignore);
    }
}
