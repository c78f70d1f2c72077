package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckAbortedException;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Status;
import java.util.Comparator;
import java.util.List;
import org.pf4j.Extension;

/**
 * Warn when a network interface loses packets.
 *
 * <p>The kernel's counters since the interface came up are judged, not a sample: errors are rare and come in bursts,
 * which a sample of seconds would miss.
 */
@Extension
public final class NetworkErrorsCheck implements Check {

    private final CheckSpec spec;
    private final HostReadings host;

    /** Make the check that stands on its own. */
    public NetworkErrorsCheck() {
        this("host.network-errors", new OshiReadings());
    }

    NetworkErrorsCheck(String id, HostReadings host) {
        this.spec =
                CheckSpec.of(id, "Network errors").withTags("host", "network").withConfig(NetworkErrorsConfig.class);
        this.host = host;
    }

    @Override
    public CheckSpec spec() {
        return spec;
    }

    @Override
    public CheckResult run(CheckContext context) throws CheckAbortedException {
        NetworkErrorsConfig config = context.config(NetworkErrorsConfig.class);
        List<InterfaceCounters> interfaces = host.interfaces();
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
