package io.montty.script.dialect;

import io.montty.api.Status;
import java.util.List;

/**
 * Read the text exposition format of Prometheus, and make a status by rules, since it has none of its own.
 *
 * <p>The status is the worst of the rules and of the exit code. A malformed line is at least WARN; a rule whose gauge is
 * missing, and having no rule at all, are WARN marked unknown. Well-formed {@code # HELP} and {@code # TYPE} lines are
 * left out of the text.
 *
 * @param rules what makes the status
 * @param exitCodes what the exit codes mean
 */
public record PrometheusDialect(List<GaugeRule> rules, ExitCodes exitCodes) implements Dialect {

    public PrometheusDialect {
        rules = List.copyOf(rules);
    }

    /** Judge by {@code rules}; exit code 0 is OKAY, all else ALERT. */
    public PrometheusDialect(List<GaugeRule> rules) {
        this(rules, ExitCodes.SUCCESS);
    }

    @Override
    public String name() {
        return "prometheus-textfile";
    }

    @Override
    public Dialect withExitCodes(ExitCodes exitCodes) {
        return new PrometheusDialect(rules, exitCodes);
    }

    @Override
    public Reading read(int exitCode, ScriptOutput output) {
        GaugeReport report = new GaugeReport(rules);
        report.take(output.stdout());
        Verdict judged = report.judge();
        Verdict exit = exitCodes.verdict(exitCode);
        if (exitCode != 0) {
            report.say("exit code " + exitCode + ": " + exit.status());
        }
        report.say(output.stderr().lines());
        Status worst = judged.status().worst(exit.status());
        return Reading.of(
                exitCode, new Verdict(worst, judged.unknown() || exit.unknown()), report.text(), report.metrics());
    }
}
