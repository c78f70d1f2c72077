package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckAbortedException;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Severity;
import io.montty.api.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pf4j.Extension;

/** Alert when a unit of systemd has failed, or when one that is wanted is not active. */
@Extension
@Description(
        "Looks at the units of systemd. Alerts when a unit has failed that is not to be ignored, or when a unit is not"
                + " active that the configuration names. Warns while such a unit is being started or stopped.")
public final class SystemdUnitsCheck implements Check {

    private final CheckSpec spec = CheckSpec.of("host.systemd-units", "Systemd units")
            .withTags("host", "services")
            .withConfig(SystemdUnitsConfig.class);

    @Override
    public CheckSpec spec() {
        return spec;
    }

    @Override
    public CheckResult run(CheckContext context) throws CheckAbortedException, InterruptedException {
        if (!Systemctl.runs(context.root())) {
            return CheckResult.na("systemd does not run this host: there is no /run/systemd/system");
        }
        SystemdUnitsConfig config = context.config(SystemdUnitsConfig.class);
        Systemctl systemctl = new Systemctl(context.commands());
        List<SystemdUnit> failed = systemctl.failed();
        List<SystemdUnit> wanted = config.active().isEmpty() ? List.of() : systemctl.show(config.active());
        Verdict verdict = new Verdict();
        Set<String> judged = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            judge(config.active().get(i), wanted.get(i), verdict);
            judged.add(wanted.get(i).id());
        }
        failed.stream().filter(unit -> !judged.contains(unit.id())).forEach(unit -> {
            if (NamePattern.any(config.ignore(), unit.id())) {
                verdict.detail(unit.id() + " has failed, which is ignored");
            } else {
                verdict.note(
                        config.failed(),
                        unit.id() + " has failed; see systemctl status, when it is mended systemctl reset-failed");
            }
        });
        verdict.measure(Metric.of("failed", failed.size(), ""));
        return verdict.answer(okay(config, failed));
    }

    private static void judge(String name, SystemdUnit unit, Verdict verdict) {
        String label = name.equals(unit.id()) || unit.id().equals(name + ".service")
                ? unit.id()
                : name + " (" + unit.id() + ")";
        if (unit.isActive()) {
            verdict.detail(label + " is " + unit.state() + boot(unit));
        } else if (!unit.exists()) {
            verdict.note(Severity.ALERT, label + " does not exist, but must be active");
        } else if (unit.isMasked()) {
            verdict.note(Severity.ALERT, label + " is masked, but must be active");
        } else if (unit.isStarting() || unit.active().equals("deactivating")) {
            verdict.note(Severity.WARN, label + " is " + unit.state() + ", but must be active");
        } else {
            verdict.note(Severity.ALERT, label + " is " + unit.state() + ", but must be active" + boot(unit));
        }
    }

    private static String boot(SystemdUnit unit) {
        return unit.file().isEmpty() ? "" : "; at boot: " + unit.file();
    }

    private static String okay(SystemdUnitsConfig config, List<SystemdUnit> failed) {
        String wanted = config.active().isEmpty()
                ? ""
                : config.active().size() == 1
                        ? "; " + config.active().get(0) + " is active"
                        : "; all " + config.active().size() + " wanted are active";
        return (failed.isEmpty() ? "no unit has failed" : "no unit has failed but " + failed.size() + " ignored")
                + wanted;
    }
}
