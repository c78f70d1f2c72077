package io.montty.checks.host;

import io.montty.api.Check;
import io.montty.api.CheckAbortedException;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.NotStarted;
import io.montty.api.Description;
import io.montty.api.Metric;
import io.montty.api.Severity;
import io.montty.api.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pf4j.Extension;

/** Warn when the clock follows no server, or is off. */
@Extension
@Description(
        "Asks chrony, ntpd or systemd whether the clock is synchronised. Warns when it is not, when no server was heard"
                + " for long, and when it is off; alerts when it is far off.")
public final class ClockCheck implements Check {

    private static final Map<String, String> LANGUAGE = Map.of("LC_ALL", "C");
    private static final int SHOWN_LINES = 10;

    /** What to ask, those first that know most. */
    private static final List<Source> SOURCES = List.of(
            new Source(List.of("chronyc", "-c", "tracking"), ChronyTracking::parse),
            new Source(List.of("ntpq", "-c", "rv"), NtpVariables::parse),
            new Source(List.of("timedatectl", "show"), TimedateProperties::parse));

    private final CheckSpec spec =
            CheckSpec.of("host.clock", "Clock").withTags("host", "clock").withConfig(ClockConfig.class);

    /** Hold a program to ask and what reads its answer. */
    private record Source(List<String> argv, Function<String, Optional<ClockState>> reader) {

        String program() {
            return argv.get(0);
        }
    }

    @Override
    public CheckSpec spec() {
        return spec;
    }

    @Override
    public CheckResult run(CheckContext context) throws CheckAbortedException, InterruptedException {
        Optional<String> container = ContainerSigns.of(context.root());
        if (container.isPresent()) {
            return CheckResult.na(
                    "this is a container (" + container.get() + "): its host keeps the clock, check it there");
        }
        List<String> silent = new ArrayList<>();
        for (Source source : SOURCES) {
            CommandResult result =
                    context.commands().run(new Command(source.argv(), LANGUAGE, Command.DEFAULT_OUTPUT_LIMIT));
            Optional<ClockState> state = read(source, result);
            if (state.isPresent()) {
                return judge(
                        state.get(),
                        context.config(ClockConfig.class),
                        context.clock().instant());
            }
            silent.add(source.program() + ": " + why(result));
        }
        return CheckResult.na("neither chrony, ntpd nor timedatectl tells whether the clock is synchronised")
                .withDetails(silent);
    }

    /** Return what the program said, or empty if it is not there or its service does not run. */
    private static Optional<ClockState> read(Source source, CommandResult result) throws CheckAbortedException {
        // ntpq says that nobody answers it on standard error, and ends well.
        if (!result.succeeded()
                || (result.stdout().isBlank() && !result.stderr().isBlank())) {
            return Optional.empty();
        }
        Optional<ClockState> state = source.reader().apply(result.stdout());
        if (state.isEmpty()) {
            throw new CheckAbortedException(
                    String.join(" ", source.argv()) + " printed something that cannot be read",
                    lines(result).limit(SHOWN_LINES).toList());
        }
        return state;
    }

    private static Stream<String> lines(CommandResult result) {
        return Stream.concat(result.stderr().lines(), result.stdout().lines());
    }

    private static String why(CommandResult result) {
        return result.end() instanceof NotStarted not
                ? not.reason()
                : lines(result).limit(2).collect(Collectors.joining("; "));
    }

    private static CheckResult judge(ClockState state, ClockConfig config, Instant now) {
        Verdict verdict = new Verdict();
        if (!state.synchronised()) {
            verdict.note(config.unsynchronised(), "the clock is not synchronised: " + state.problem());
        }
        state.offset().ifPresent(offset -> judgeOffset(offset, config, verdict));
        state.updated().ifPresent(updated -> judgeAge(Duration.between(updated, now), state, config, verdict));
        if (state.synchronised() && state.offset().isEmpty()) {
            verdict.detail(state.source() + " does not tell how far the clock is off");
        }
        if (state.stratum() > 0) {
            verdict.measure(Metric.of("stratum", state.stratum(), ""));
        }
        String offset = state.offset()
                .map(found -> ", " + shown(found) + " off (limit " + limit(config.warn()) + ")")
                .orElse("");
        return verdict.answer("the clock is synchronised, says " + state.source() + offset);
    }

    private static void judgeOffset(Duration offset, ClockConfig config, Verdict verdict) {
        double seconds = seconds(offset);
        Metric metric = Metric.of("offset", seconds, "s");
        verdict.measure(
                config.warn().isZero() || config.alert().isZero()
                        ? metric
                        : metric.withLimits(seconds(config.warn()), seconds(config.alert())));
        if (isAbove(offset, config.alert())) {
            verdict.note(Severity.ALERT, off(offset, config.alert()));
        } else if (isAbove(offset, config.warn())) {
            verdict.note(Severity.WARN, off(offset, config.warn()));
        }
    }

    private static void judgeAge(Duration age, ClockState state, ClockConfig config, Verdict verdict) {
        String line =
                "the last word of a server came " + new PlainDuration(age.isNegative() ? Duration.ZERO : age) + " ago";
        if (isAbove(age, config.stale())) {
            verdict.note(
                    Severity.WARN,
                    state.source() + ": " + line + " (limit " + limit(config.stale())
                            + "); are the servers reachable?");
        } else {
            verdict.detail(line);
        }
    }

    private static boolean isAbove(Duration found, Duration limit) {
        return !limit.isZero() && found.compareTo(limit) > 0;
    }

    private static String off(Duration offset, Duration limit) {
        return "the clock is " + shown(offset) + " off (limit " + limit(limit) + ")";
    }

    private static String limit(Duration limit) {
        return limit.isZero() ? "none" : new PlainDuration(limit).toString();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String shown(Duration offset) {
        return offset.compareTo(Duration.ofMinutes(1)) >= 0
                ? new PlainDuration(offset).toString()
                : offset.toSeconds() > 0
                        ? String.format(Locale.ROOT, "%.3f s", seconds(offset))
                        : String.format(Locale.ROOT, "%.3f ms", seconds(offset) * 1000);
    }
}
