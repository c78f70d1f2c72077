package io.montty.runtime.checker;

import io.montty.api.Range;
import io.montty.runtime.config.DialectSettings;
import io.montty.runtime.config.GaugeSettings;
import io.montty.script.Script;
import io.montty.script.dialect.Dialect;
import io.montty.script.dialect.ExitCodes;
import io.montty.script.dialect.GaugeRule;
import io.montty.script.dialect.PrometheusDialect;
import io.montty.script.dialect.SensuDialect;
import io.montty.script.dialect.SensuMetricFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Choose the dialect of a script by what {@code checks.yaml} says of it. */
public final class DialectChoice {

    private static final String SENSU = "sensu";
    private static final String PROMETHEUS = "prometheus-textfile";

    private DialectChoice() {}

    /** Refuse what a key says. */
    public static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String key;

        RefusedException(String key, String message) {
            super(message, null, false, false);
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /**
     * Return the dialect, or null for the script's own.
     *
     * @throws RefusedException naming the key that is wrong
     */
    public static @Nullable Dialect of(DialectSettings settings, Script script) throws RefusedException {
        if (settings.isSilent()) {
            return null;
        }
        if (script.ownDialect().isEmpty()) {
            throw new RefusedException(
                    key(settings), "is not for checks that are Python classes, which say their status themselves");
        }
        Dialect dialect = withGauges(
                settings,
                withFormat(settings, named(settings, script.ownDialect().get())));
        return settings.exitCodes() == null ? dialect : dialect.withExitCodes(codes(settings.exitCodes()));
    }

    private static String key(DialectSettings settings) {
        if (settings.dialect() != null) {
            return "dialect";
        }
        if (settings.exitCodes() != null) {
            return "exit_codes";
        }
        return settings.outputMetricFormat() != null ? "output_metric_format" : "gauges";
    }

    private static Dialect named(DialectSettings settings, Dialect own) throws RefusedException {
        if (settings.dialect() == null) {
            return own;
        }
        return Dialect.named(settings.dialect())
                .orElseThrow(() -> new RefusedException(
                        "dialect",
                        "is '" + settings.dialect() + "', expected one of " + String.join(", ", Dialect.names())));
    }

    private static Dialect withFormat(DialectSettings settings, Dialect dialect) throws RefusedException {
        String format = settings.outputMetricFormat();
        if (format == null) {
            return dialect;
        }
        if (!dialect.name().equals(SENSU)) {
            throw new RefusedException("output_metric_format", "is for the dialect sensu, not " + dialect.name());
        }
        return new SensuDialect(SensuMetricFormat.named(format)
                .orElseThrow(() -> new RefusedException(
                        "output_metric_format",
                        "is '" + format + "', expected one of " + String.join(", ", SensuMetricFormat.keys()))));
    }

    private static Dialect withGauges(DialectSettings settings, Dialect dialect) throws RefusedException {
        if (settings.gauges() == null) {
            return dialect;
        }
        if (!dialect.name().equals(PROMETHEUS)) {
            throw new RefusedException("gauges", "is for the dialect prometheus-textfile, not " + dialect.name());
        }
        List<GaugeRule> rules = new ArrayList<>();
        for (GaugeSettings gauge : settings.gauges()) {
            try {
                rules.add(new GaugeRule(
                        gauge.metric(), gauge.labels(), range("warn", gauge.warn()), range("crit", gauge.crit())));
            } catch (IllegalArgumentException e) {
                throw new RefusedException("gauges", "is refused: " + e.getMessage());
            }
        }
        return new PrometheusDialect(rules);
    }

    private static @Nullable Range range(String key, @Nullable String text) throws RefusedException {
        if (text == null) {
            return null;
        }
        return Range.parse(text)
                .orElseThrow(() -> new RefusedException(
                        "gauges", "has the " + key + " '" + text + "', expected a range such as 10: or 20:80"));
    }

    private static ExitCodes codes(Map<String, String> map) throws RefusedException {
        ExitCodes.Parsed parsed = ExitCodes.of(map);
        if (parsed instanceof ExitCodes.Parsed.Valid valid) {
            return valid.codes();
        }
        List<String> mistakes = ((ExitCodes.Parsed.Invalid) parsed).mistakes();
        throw new RefusedException("exit_codes", String.join("; ", mistakes));
    }
}
