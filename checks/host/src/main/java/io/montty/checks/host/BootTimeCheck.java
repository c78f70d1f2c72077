package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pf4j.Extension;

/** Warn for a while after the host has booted, so that nobody misses a reboot. */
@Extension
@Description(
        "Warns for a while after the host has booted, so that nobody misses a reboot, and, where that is configured,"
                + " when it has been up for too long.")
public final class BootTimeCheck implements Check {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z", Locale.ROOT);

    /** Seconds since boot, and what the processors idled; see proc_uptime(5). */
    private static final Pattern UPTIME = Pattern.compile("(\\d{1,12})\\.\\d+ .*");

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("host.boot-time", "Boot time")
                .withTags("host", "boot")
                .withConfig(BootTimeConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) {
        Optional<Duration> uptime = uptime(context.root());
        if (uptime.isEmpty()) {
            return CheckResult.na("the kernel does not say when the host booted; is /proc/uptime readable?");
        }
        return judge(context.config(BootTimeConfig.class), uptime.get(), bootTime(context.clock(), uptime.get()))
                .withMetrics(Metric.of("uptime", (double) uptime.get().toSeconds(), "s"));
    }

    private static CheckResult judge(BootTimeConfig config, Duration uptime, String since) {
        if (uptime.compareTo(config.recent()) < 0) {
            return CheckResult.warn("rebooted " + new PlainDuration(uptime) + " ago, at " + since + " (warns for "
                    + new PlainDuration(config.recent()) + ")");
        }
        String words = "up " + new PlainDuration(uptime) + ", since " + since;
        if (isOver(uptime, config.alertAfter())) {
            return CheckResult.alert(words + " (limit " + new PlainDuration(config.alertAfter()) + "): reboot");
        }
        return CheckResult.of(
                isOver(uptime, config.warnAfter()) ? Status.WARN : Status.OKAY,
                isOver(uptime, config.warnAfter())
                        ? words + " (limit " + new PlainDuration(config.warnAfter()) + "): reboot"
                        : words);
    }

    private static boolean isOver(Duration uptime, Duration limit) {
        return !limit.isZero() && uptime.compareTo(limit) > 0;
    }

    private static Optional<Duration> uptime(Path root) {
        return BoundedText.ifReadable(root.resolve("proc/uptime"))
                .map(UPTIME::matcher)
                .filter(Matcher::matches)
                .map(line -> Duration.ofSeconds(Long.parseLong(line.group(1))));
    }

    private static String bootTime(Clock clock, Duration uptime) {
        return clock.instant().minus(uptime).atZone(clock.getZone()).format(MINUTE);
    }
}
