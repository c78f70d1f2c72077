package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckAbortedException;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.pf4j.Extension;

/** Warn for a while after the host has booted, so that nobody misses a reboot. */
@Extension
public final class BootTimeCheck implements Check {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z", Locale.ROOT);

    private final CheckSpec spec;
    private final HostReadings host;

    /** Make the check that stands on its own. */
    public BootTimeCheck() {
        this("host.boot-time", new OshiReadings());
    }

    BootTimeCheck(String id, HostReadings host) {
        this.spec = CheckSpec.of(id, "Boot time").withTags("host", "boot").withConfig(BootTimeConfig.class);
        this.host = host;
    }

    @Override
    public CheckSpec spec() {
        return spec;
    }

    @Override
    public CheckResult run(CheckContext context) throws CheckAbortedException {
        Duration recent = context.config(BootTimeConfig.class).recent();
        Duration uptime = host.uptime();
        if (uptime.isZero()) {
            return CheckResult.na("the kernel does not say when the host booted; is /proc/uptime readable?");
        }
        String since = bootTime(context.clock(), uptime);
        boolean rebooted = uptime.compareTo(recent) < 0;
        String summary = rebooted
                ? "rebooted " + new PlainDuration(uptime) + " ago, at " + since + " (warns for "
                        + new PlainDuration(recent) + ")"
                : "up " + new PlainDuration(uptime) + ", since " + since;
        return CheckResult.of(rebooted ? Status.WARN : Status.OKAY, summary)
                .withMetrics(Metric.of("uptime", (double) uptime.toSeconds(), "s"));
    }

    private static String bootTime(Clock clock, Duration uptime) {
        return clock.instant().minus(uptime).atZone(clock.getZone()).format(MINUTE);
    }
}
