package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Severity;
import io.montty.api.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.pf4j.Extension;

/** Warn when more tasks want to run, or wait for a disk, than the host can serve. */
@Extension
@Description(
        "Warns when more tasks want to run, or wait for a disk, than the host can serve: by the load averages over 1, 5"
                + " and 15 minutes, per processor.")
public final class LoadCheck implements Check {

    @Override
    public CheckSpec spec() {
        return CheckSpec.of("host.load", "Load average").withTags("host", "cpu").withConfig(LoadConfig.class);
    }

    @Override
    public CheckResult run(CheckContext context) {
        Path root = context.root();
        Optional<LoadAverages> load = LoadAverages.read(root);
        if (load.isEmpty()) {
            return CheckResult.na("the kernel does not say how much load there is; is /proc/loadavg readable?");
        }
        LoadConfig config = context.config(LoadConfig.class);
        int processors = CpuTicks.processors(root);
        Verdict verdict = new Verdict();
        judge(verdict, load.get().one(), processors, 1, config.warn1(), config.alert1());
        judge(verdict, load.get().five(), processors, 5, config.warn5(), config.alert5());
        judge(verdict, load.get().fifteen(), processors, 15, config.warn15(), config.alert15());
        return verdict.answer(String.format(
                Locale.ROOT,
                "load %.2f, %.2f, %.2f over 1, 5, 15 min on %d %s",
                load.get().one(),
                load.get().five(),
                load.get().fifteen(),
                processors,
                processors == 1 ? "processor" : "processors"));
    }

    private static void judge(
            Verdict verdict, double load, int processors, int minutes, BigDecimal warn, BigDecimal alert) {
        double share = load / processors;
        verdict.measure(Metric.of("load" + minutes, load, ""));
        boolean alerts = alert.signum() > 0 && share > alert.doubleValue();
        if (alerts || (warn.signum() > 0 && share > warn.doubleValue())) {
            verdict.note(
                    alerts ? Severity.ALERT : Severity.WARN,
                    String.format(
                            Locale.ROOT,
                            "load %.2f over %d min, %.2f for each of %d processors (limit %s)",
                            load,
                            minutes,
                            share,
                            processors,
                            (alerts ? alert : warn).toPlainString()));
        }
    }
}
