package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Metric;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Warn when programs can get no more memory. Caches that the kernel would give up count as available. */
@Extension
@Description("Warns when programs can get no more memory. Caches that the kernel would give up count as available.")
public final class MemoryCheck implements Check {

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("host.memory", "Memory").withTags("host", "memory").withConfig(MemoryConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) {
        MemoryConfig config = context.config(MemoryConfig.class);
        Optional<Memory> read = Memory.read(context.root());
        if (read.isEmpty()) {
            return CheckResult.na("the kernel does not say how much memory there is; is /proc/meminfo readable?");
        }
        Memory memory = read.get();
        Percentage used = Percentage.of(memory.used(), memory.total());
        String summary = "memory " + used + " used, " + new ByteCount(memory.available()) + " of "
                + new ByteCount(memory.total()) + " available (" + config.verdict(used) + ")";
        return new CheckResult(
                config.judge(used),
                summary,
                List.of(swap(memory)),
                List.of(
                        config.metric("memory", used),
                        Metric.of("available", (double) memory.available(), "B"),
                        Metric.of("swap", (double) memory.swapUsed(), "B")));
    }

    private static String swap(Memory memory) {
        return memory.swapTotal() <= 0
                ? "no swap space"
                : "swap " + Percentage.of(memory.swapUsed(), memory.swapTotal()) + " used of "
                        + new ByteCount(memory.swapTotal());
    }
}
