package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckAbortedException;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Metric;
import java.util.List;
import java.util.Locale;
import org.pf4j.Extension;

/**
 * Warn when the processors have no time left.
 *
 * <p>Two figures must agree. A sample alone would catch the other checks of the same run at work; the load average of
 * the last minute alone would count tasks that wait for a disk. So the lower of the two is judged.
 */
@Extension
public final class CpuCheck implements Check {

    private final CheckSpec spec;
    private final HostReadings host;
    private final Pause pause;

    /** Make the check that stands on its own. */
    public CpuCheck() {
        this("host.cpu", new OshiReadings());
    }

    CpuCheck(String id, HostReadings host) {
        this(id, host, duration -> Thread.sleep(duration.toMillis()));
    }

    CpuCheck(String id, HostReadings host, Pause pause) {
        this.spec = CheckSpec.of(id, "Processor load").withTags("host", "cpu").withConfig(CpuConfig.class);
        this.host = host;
        this.pause = pause;
    }

    @Override
    public CheckSpec spec() {
        return spec;
    }

    @Override
    public CheckResult run(CheckContext context) throws CheckAbortedException, InterruptedException {
        CpuConfig config = context.config(CpuConfig.class);
        CpuTicks before = host.cpuTicks();
        pause.last(config.sample());
        Reading reading = new Reading(host.cpuTicks().since(before), host.loadOfLastMinute(), host.processors());
        if (reading.spent().total() <= 0 || reading.load() < 0) {
            return CheckResult.na("the kernel does not say how busy the processors are; are /proc/stat and"
                    + " /proc/loadavg readable?");
        }
        return new CheckResult(
                config.judge(reading.sustained()),
                summary(config, reading),
                details(reading),
                List.of(
                        config.metric("sustained", reading.sustained()),
                        figure("busy", reading.busy()),
                        figure("waiting", reading.share(reading.spent().waiting())),
                        Metric.of("load", reading.load(), "")));
    }

    private static String summary(CpuConfig config, Reading reading) {
        return String.format(
                Locale.ROOT,
                "CPU %s busy for %s, load %.2f on %d %s (%s)",
                reading.busy(),
                new PlainDuration(config.sample()),
                reading.load(),
                reading.processors(),
                reading.processors() == 1 ? "processor" : "processors",
                config.verdict(reading.sustained()));
    }

    private static List<String> details(Reading reading) {
        CpuTicks spent = reading.spent();
        return List.of(
                "user " + reading.share(spent.user()) + ", system " + reading.share(spent.system())
                        + ", waiting for disks " + reading.share(spent.waiting()) + ", stolen "
                        + reading.share(spent.stolen()),
                "judged is the lower of busy now, " + reading.busy() + ", and load per processor over the last minute, "
                        + reading.loadPerProcessor());
    }

    private static Metric figure(String name, Percentage share) {
        return Metric.of(name, share.value().doubleValue(), "%");
    }

    /** Hold what was seen of the processors. */
    private record Reading(CpuTicks spent, double load, int processors) {

        Percentage busy() {
            return share(spent.busy());
        }

        Percentage loadPerProcessor() {
            return Percentage.of(Math.round(load * 100), processors * 100L);
        }

        Percentage sustained() {
            return busy().atMost(loadPerProcessor());
        }

        Percentage share(long part) {
            return Percentage.of(part, spent.total());
        }
    }
}
