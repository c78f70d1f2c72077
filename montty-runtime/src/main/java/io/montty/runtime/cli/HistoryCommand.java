package io.montty.runtime.cli;

import io.montty.runtime.config.Configuration;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryFile;
import io.montty.runtime.history.HistoryReader;
import io.montty.runtime.history.SeriesSummary;
import io.montty.runtime.report.NearNames;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Show what changed on a host, or what was measured there. */
@Command(
        name = "history",
        description = "Shows what changed on a host, the newest first, or what was measured there.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done; 1 there is no such host or check, or nothing is kept, or it cannot be read (said on"
                    + " standard error);"
                    + " 2 wrong usage or configuration; 70 a fault of MonTTY."
        })
final class HistoryCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Parameters(
            index = "0",
            paramLabel = "HOST",
            description = "The host: web1, site1/web1 if only a relay says so, unverified/web1 if nobody does.")
    private String host = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "CHECK", description = "The id of a check; by default all.")
    private String check = "";

    @Option(
            names = "--since",
            paramLabel = "24h|DATE",
            defaultValue = "24h",
            description = "From when on: how long ago, such as 90m, 24h or 7d, or when by UTC, such as 2026-01-31 or"
                    + " 2026-01-31T08:15:00Z; by default ${DEFAULT-VALUE}.")
    private String since = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many lines; by default ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--metrics", description = "List what was measured: the least, the mean, the most and the last.")
    private boolean metrics;

    @Option(names = "--format", paramLabel = "text|json", description = "Print it in this form; as text by default.")
    private @Nullable OutputFormat format;

    HistoryCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    /** Return where the history of {@code layout} is. */
    static HistoryFile file(CliEnvironment environment, ProjectLayout layout) {
        return new HistoryFile(
                layout.history(),
                environment.home().map(home -> home.resolve("lib").resolve("native")));
    }

    @Override
    public Integer call() throws IOException {
        ProjectLayout layout = project.find(environment);
        if (limit < 1) {
            throw new UsageException("--limit: must be 1 or more, and is " + limit);
        }
        HostKey key = HostKey.parse(host)
                .orElseThrow(() -> new UsageException("'" + host + "' is no host; a host is named as montty monitor"
                        + " shows it, such as web1, site1/web1 or unverified/web1"));
        Instant from = PointInTime.past(since, "--since", environment.clock());
        boolean kept = ProjectOption.read(new Configuration(layout)).manager().history();
        try {
            return show(layout, key, from, kept);
        } catch (IOException e) {
            environment.say(IoReason.of(e) + "; what to do about a damaged file is said by: montty fsck");
            return ExitCode.FINDINGS;
        }
    }

    private int show(ProjectLayout layout, HostKey key, Instant from, boolean kept) throws IOException {
        Optional<HistoryReader> opened = HistoryReader.open(file(environment, layout));
        if (opened.isEmpty()) {
            environment.say(
                    kept
                            ? "there is no history yet: montty manage begins one with the first change that it sees"
                            : off() + ", and none was kept before");
            return ExitCode.FINDINGS;
        }
        if (!kept) {
            environment.say(off() + "; this is what was kept before");
        }
        try (HistoryReader reader = opened.get()) {
            return show(reader, key, layout, from);
        }
    }

    private static String off() {
        return "no history is kept, since manager.history is false in montty.yaml";
    }

    private int show(HistoryReader reader, HostKey key, ProjectLayout layout, Instant from) throws IOException {
        HostStates states = new HostStates(layout.hosts());
        TreeSet<HostKey> known = new TreeSet<>(states.all());
        known.addAll(reader.hosts());
        if (!known.contains(key)) {
            List<String> near =
                    NearNames.of(host, known.stream().map(HostKey::toString).toList());
            environment.say("there is no host " + host + (near.isEmpty() ? "" : "; near: " + String.join(", ", near)));
            return ExitCode.FINDINGS;
        }
        // What was received in this very moment is of the past as well.
        Instant until = environment.clock().instant().plusSeconds(1);
        if (!check.isEmpty() && !isCheckKnown(reader, key, states, until)) {
            environment.say(key + " has no check " + check + "; see: montty hosts show " + key);
            return ExitCode.FINDINGS;
        }
        HistoryOutput output = new HistoryOutput(environment.out(), host, check, from);
        if (metrics) {
            List<SeriesSummary> series =
                    reader.series(key, check, from, until).stream().limit(limit).toList();
            output.metrics(series, format == OutputFormat.JSON);
        } else {
            List<HistoryEvent> events = reader.events(key, check, from, until, limit);
            output.events(events, format == OutputFormat.JSON);
        }
        return ExitCode.DONE;
    }

    /** A check that was measured, or that something happened to, may be gone since. */
    private boolean isCheckKnown(HistoryReader reader, HostKey key, HostStates states, Instant until)
            throws IOException {
        Optional<HostState> state = states.readable(key);
        return state.flatMap(found -> found.check(check)).isPresent()
                || reader.checks(key).contains(check)
                || !reader.series(key, check, Instant.EPOCH, until).isEmpty();
    }
}
