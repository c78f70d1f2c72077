package io.montty.script.dialect;

import static io.montty.api.Status.ALERT;
import static io.montty.api.Status.NA;
import static io.montty.api.Status.OKAY;
import static io.montty.api.Status.WARN;

import io.montty.api.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Map the exit codes of a script to what they mean.
 *
 * @param rules asked in their order; the first that holds a code decides
 * @param fallback what a code means that no rule holds
 */
public record ExitCodes(List<Rule> rules, Verdict fallback) {

    /** MonTTY's own: 0 OKAY, 254 NA, 255 WARN, all else ALERT. */
    public static final ExitCodes MONTTY =
            new ExitCodes(List.of(rule(0, OKAY), rule(254, NA), rule(255, WARN)), Verdict.of(ALERT));

    /** The monitoring plugins': 0 OKAY, 1 WARN, 2 ALERT, 3 WARN marked unknown, all else ALERT marked unknown. */
    public static final ExitCodes NAGIOS = new ExitCodes(
            List.of(rule(0, OKAY), rule(1, WARN), rule(2, ALERT), unsure(3, 3, WARN)), Verdict.unsure(ALERT));

    /** Sensu's: 0 OKAY, 1 WARN, 2 ALERT, all else WARN marked unknown. */
    public static final ExitCodes SENSU =
            new ExitCodes(List.of(rule(0, OKAY), rule(1, WARN), rule(2, ALERT)), Verdict.unsure(WARN));

    /** Those of {@code systemctl status} and of init scripts; a code that LSB leaves open is ALERT marked unknown. */
    public static final ExitCodes LSB = new ExitCodes(
            List.of(
                    rule(0, OKAY),
                    rule(1, ALERT),
                    unsure(2, 4, WARN),
                    new Rule(5, 6, Verdict.of(NA)),
                    rule(7, ALERT),
                    unsure(200, 255, WARN)),
            Verdict.unsure(ALERT));

    /** Those of {@code goss validate --format nagios}: 0 OKAY, 2 ALERT, all else ALERT marked unknown. */
    public static final ExitCodes GOSS = new ExitCodes(List.of(rule(0, OKAY), rule(2, ALERT)), Verdict.unsure(ALERT));

    /** Those of {@code oscap oval eval}: 0 OKAY, 1 WARN marked unknown, 2 ALERT, all else ALERT marked unknown. */
    public static final ExitCodes OSCAP =
            new ExitCodes(List.of(rule(0, OKAY), unsure(1, 1, WARN), rule(2, ALERT)), Verdict.unsure(ALERT));

    /** Those of {@code inspec exec}: 0 OKAY, 100 ALERT, 101 NA, all else ALERT marked unknown. */
    public static final ExitCodes INSPEC =
            new ExitCodes(List.of(rule(0, OKAY), rule(100, ALERT), rule(101, NA)), Verdict.unsure(ALERT));

    /** Of a command that either works or does not: 0 OKAY, all else ALERT. */
    static final ExitCodes SUCCESS = new ExitCodes(List.of(rule(0, OKAY)), Verdict.of(ALERT));

    private static final Map<String, ExitCodes> PRESETS = Map.of(
            "montty", MONTTY,
            "nagios", NAGIOS,
            "sensu", SENSU,
            "systemd", LSB,
            "lsb", LSB,
            "goss", GOSS,
            "oscap", OSCAP,
            "inspec", INSPEC);

    /**
     * Give the codes {@code from} to {@code to}, both included, a meaning.
     *
     * @param from the least code, 0 to 255
     * @param to the greatest code, not less than {@code from}, at most 255
     */
    public record Rule(int from, int to, Verdict verdict) {

        /** @throws IllegalArgumentException if the codes are out of bounds or out of order */
        public Rule {
            if (from < 0 || from > to || to > 255) {
                throw new IllegalArgumentException(
                        "exit codes " + from + ".." + to + " are not 0 to 255 with the lesser first");
            }
        }

        boolean holds(int exitCode) {
            return from <= exitCode && exitCode <= to;
        }
    }

    /** Hold what became of a map that a user wrote. */
    public sealed interface Parsed {

        /** The map is fine. */
        record Valid(ExitCodes codes) implements Parsed {}

        /** The map has these mistakes; each names its key and what was expected. */
        record Invalid(List<String> mistakes) implements Parsed {

            public Invalid {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    public ExitCodes {
        rules = List.copyOf(rules);
    }

    /**
     * Read a map such as {@code {0: OKAY, 1: WARN, 2..99: ALERT, "*": WARN unknown}}.
     *
     * <p>A code that it leaves open means ALERT, marked unknown.
     *
     * @return the codes, or all mistakes of the map
     */
    public static Parsed of(Map<String, String> map) {
        return new ExitCodeMap().read(map);
    }

    /** Return the codes that are known as {@code name}. */
    public static Optional<ExitCodes> preset(String name) {
        return Optional.ofNullable(PRESETS.get(name));
    }

    /** Return the names of all presets, sorted. */
    public static List<String> presets() {
        return PRESETS.keySet().stream().sorted().toList();
    }

    /** Return what {@code exitCode}, 0 to 255, means. */
    public Verdict verdict(int exitCode) {
        for (Rule rule : rules) {
            if (rule.holds(exitCode)) {
                return rule.verdict();
            }
        }
        return fallback;
    }

    private static Rule rule(int code, Status status) {
        return new Rule(code, code, Verdict.of(status));
    }

    private static Rule unsure(int from, int to, Status status) {
        return new Rule(from, to, Verdict.unsure(status));
    }
}
