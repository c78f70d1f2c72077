package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * Warn when a network interface loses packets.
 *
 * <p>The kernel's counters since the interface came up are judged, not a sample: errors are rare and come in bursts,
 * which a sample of seconds would miss.
 */
@Extension
@Description("Warns when a network interface loses packets, by the counters of the kernel since the interface came up.")
public final class NetworkErrorsCheck implements Check {

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("host.network-errors", "Network errors")
                .withTags("host", "network")
                .withConfig(NetworkErrorsConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) {
        NetworkErrorsConfig config = context.config(NetworkErrorsConfig.class);
        Optional<List<InterfaceCounters>> read = InterfaceCounters.read(context.root());
        if (read.isEmpty()) {
            return CheckResult.na("the kernel does not list its network interfaces; is /proc/net/dev readable?");
        }
        List<InterfaceCounters> interfaces = read.get().stream()
                .filter(one -> !config.ignore().contains(one.name()))
                .toList();
        if (interfaces.isEmpty()) {
            return CheckResult.na("there is no network interface but the loopback");
        }
        InterfaceCounters worst = interfaces.stream()
                .max(Comparator.comparing((InterfaceCounters one) -> judge(config, one))
                        .thenComparing(InterfaceCounters::lossRate)
                        .thenComparing(InterfaceCounters::lost))
                .orElseThrow();
        return new CheckResult(
                judge(config, worst),
                summary(config, worst, interfaces.size()),
                interfaces.stream()
                        .filter(one -> one.lost() > 0)
                        .map(NetworkErrorsCheck::line)
                        .toList(),
                interfaces.stream()
                        .map(one -> config.metric("lost:" + one.name(), one.lossRate()))
                        .toList());
    }

    private static Status judge(NetworkErrorsConfig config, InterfaceCounters one) {
        return one.lost() <= config.floor() ? Status.OKAY : config.judge(one.lossRate());
    }

    private static String summary(NetworkErrorsConfig config, InterfaceCounters worst, int interfaces) {
        if (worst.lost() <= 0) {
            return "no packet lost on " + interfaces + (interfaces == 1 ? " interface" : " interfaces") + " (limit "
                    + config.warn().toPlainString() + " %)";
        }
        String verdict = worst.lost() <= config.floor()
                ? "up to " + config.floor() + " do not count"
                : config.verdict(worst.lossRate());
        return worst.name() + " lost " + worst.lossRate() + " of its packets, " + worst.lost() + " since it came up ("
                + verdict + ")";
    }

    private static String line(InterfaceCounters one) {
        return one.name() + ": " + one.errors() + " damaged or not sent, " + one.drops() + " dropped, " + one.packets()
                + " passed";
    }
}
