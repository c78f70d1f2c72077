package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Metric;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * Warn when the processors have no time left.
 *
 * <p>Two figures must agree. A sample alone would catch the other checks of the same run at work; the load average of
 * the last minute alone would count tasks that wait for a disk. So the lower of the two is judged.
 */
@Extension
@Description(
        "Warns when the processors have no time left: when they are busy now and the load of the last minute says that"
                + " this is not only for a moment. Waiting for disks does not count.")
public final class CpuCheck implements Check {

    private final Pause pause;

    /** Make the check. */
    public CpuCheck() {
        this(duration -> Thread.sleep(duration.toMillis()));
    }

    CpuCheck(Pause pause) {
        this.pause = pause;
    }

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("host.cpu", "Processor load")
                .withTags("host", "cpu")
                .withConfig(CpuConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) throws InterruptedException {
        CpuConfig config = context.config(CpuConfig.class);
        Path root = context.root();
        Optional<CpuTicks> before = CpuTicks.read(root);
        if (before.isEmpty()) {
            return unknown();
        }
        pause.last(config.sample());
        Optional<CpuTicks> after = CpuTicks.read(root);
        Optional<LoadAverages> load = LoadAverages.read(root);
        if (after.isEmpty() || load.isEmpty()) {
            return unknown();
        }
        CpuTicks spent = after.get().since(before.get());
        return spent.total() <= 0
                ? unknown()
                : answer(config, new Reading(spent, load.get().one(), CpuTicks.processors(root)));
    }

    private static CheckResult unknown() {
        return CheckResult.na(
                "the kernel does not say how busy the processors are; are /proc/stat and /proc/loadavg readable?");
    }

    private static CheckResult answer(CpuConfig config, Reading reading) {
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
