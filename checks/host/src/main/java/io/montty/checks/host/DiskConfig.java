package io.montty.checks.host;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.List;

/**
 * Configure {@link DiskCheck}.
 *
 * @param warn percentage of space or inodes in use above which it warns
 * @param alert percentage of space or inodes in use above which it alerts
 * @param mounts mount points that it looks at alone; empty for all local ones
 * @param ignore mount points that it passes over
 */
record DiskConfig(
        @Default("85") @Description("percentage of space or inodes in use above which it warns") @Min(1) @Max(100)
        BigDecimal warn,

        @Default("95") @Description("percentage of space or inodes in use above which it alerts") @Min(1) @Max(100)
        BigDecimal alert,

        @Default("[]") @Description("mount points that it looks at alone; empty for all local ones")
        List<String> mounts,

        @Default("[]") @Description("mount points that it passes over, such as /mnt/scratch")
        List<String> ignore)
        implements PercentLimits {}
