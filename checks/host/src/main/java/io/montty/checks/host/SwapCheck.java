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

/** Warn when the swap space fills up. */
@Extension
@Description(
        "Warns when the swap space fills up: a host that swaps much is slow, and when swap is full as well as memory,"
                + " the kernel ends programs.")
public final class SwapCheck implements Check {

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("host.swap", "Swap space")
                .withTags("host", "memory")
                .withConfig(SwapConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) {
        SwapConfig config = context.config(SwapConfig.class);
        Optional<Memory> memory = Memory.read(context.root());
        if (memory.isEmpty()) {
            return CheckResult.na("the kernel does not say how much memory there is; is /proc/meminfo readable?");
        }
        long total = memory.get().swapTotal();
        if (total <= 0) {
            return CheckResult.na("this host has no swap space");
        }
        Percentage used = Percentage.of(memory.get().swapUsed(), total);
        String summary = "swap " + used + " used of " + new ByteCount(total) + " (" + config.verdict(used) + ")";
        return new CheckResult(
                config.judge(used),
                summary,
                List.of("memory available: " + new ByteCount(memory.get().available())),
                List.of(
                        config.metric("swap", used),
                        Metric.of("swap-used", (double) memory.get().swapUsed(), "B")));
    }
}
