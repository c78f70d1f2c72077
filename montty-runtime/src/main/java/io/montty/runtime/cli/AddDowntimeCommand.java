package io.montty.runtime.cli;

import io.montty.runtime.request.DowntimeRequest;
import io.montty.runtime.request.Request;
import io.montty.runtime.state.Downtime;
import io.montty.runtime.state.DowntimeScope;
import io.montty.runtime.state.Recurrence;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.transport.Pause;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ask for a downtime. */
@Command(
        name = "add",
        description = "Begins a downtime, now or later, once or again and again.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "In GLOB, * stands for any characters and ? for one. What is given together must all match.",
            "Hosts are those of montty hosts list: web* means web1, and neither site1/web1 nor unverified/web1.",
            "",
            "montty downtime add --host 'web*' --for 2h --reason 'new kernel'",
            "montty downtime add --tag backup --every '0 2 * * 0' --for 3h --reason 'full backup on Sundays'",
            "",
            Asking.EXIT_CODES
        })
final class AddDowntimeCommand implements Callable<Integer> {

    private final CliEnvironment environment;
    private final Pause pause;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private Asking asking = new Asking();

    @Option(names = "--host", paramLabel = "GLOB", description = "The hosts that it is about.")
    private String host = "";

    @Option(names = "--check", paramLabel = "GLOB", description = "The ids of the checks that it is about.")
    private String check = "";

    @Option(names = "--tag", paramLabel = "TAG", description = "A tag of the checks that it is about.")
    private String tag = "";

    @Option(names = "--everything", description = "All checks of all hosts, in place of the three above.")
    private boolean everything;

    @Option(names = "--for", paramLabel = "DURATION", description = "How long it lasts, each time, such as 2h.")
    private @Nullable String length;

    @Option(names = "--until", paramLabel = "TIME", description = "When it ends, or recurs no longer.")
    private @Nullable String until;

    @Option(names = "--from", paramLabel = "TIME", description = "When it begins, such as 22:00; by default now.")
    private @Nullable String from;

    @Option(
            names = "--every",
            paramLabel = "CRON",
            description = "When it recurs: minute, hour, day, month and day of the week as in a crontab.")
    private @Nullable String every;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason = "";

    AddDowntimeCommand(CliEnvironment environment, Pause pause) {
        this.environment = environment;
        this.pause = pause;
    }

    @Override
    public Integer call() throws IOException {
        ProjectLayout layout = project.find(environment);
        DowntimeScope scope = scope();
        LineOption.check("--reason", reason, Request.LONGEST_REASON);
        TimeNotation times = new TimeNotation(environment);
        Instant start = from == null ? times.now() : times.time("--from", from);
        Downtime downtime = new Downtime(
                Asking.newId(),
                scope,
                start,
                every == null ? end(start) : endOfRecurrence(start),
                every == null ? null : recurrence(every, start),
                environment.user(),
                reason);
        Request request = new DowntimeRequest(downtime, times.now());
        return asking.ask(
                environment,
                pause,
                layout,
                request,
                "begin a downtime of " + scope + " at " + times.shown(start)
                        + (every == null ? "" : ", every '" + every + "'"));
    }

    private DowntimeScope scope() {
        DowntimeScope scope = new DowntimeScope(host, check, tag);
        if (scope.isEverything() != everything) {
            throw new UsageException(
                    everything
                            ? "--everything is all checks of all hosts; leave it out, or --host, --check and --tag"
                            : "say what it is about: --host GLOB, --check GLOB, --tag TAG, or --everything");
        }
        for (String text : new String[] {host, check, tag}) {
            if (!text.isEmpty()) {
                LineOption.check(
                        "'" + text.substring(0, Math.min(text.length(), 20)) + "'", text, DowntimeScope.LONGEST);
            }
        }
        return scope;
    }

    private Instant end(Instant start) {
        return new EndOptions(environment, length, until)
                .end(start)
                .orElseThrow(() -> new UsageException("say when it ends: --for DURATION or --until TIME"));
    }

    private @Nullable Instant endOfRecurrence(Instant start) {
        return new EndOptions(environment, null, until).end(start).orElse(null);
    }

    private Recurrence recurrence(String cron, Instant start) {
        if (length == null) {
            throw new UsageException("say how long it lasts each time: --for DURATION");
        }
        Duration each = TimeNotation.length("--for", length);
        if (each.compareTo(Recurrence.LONGEST) > 0) {
            throw new UsageException(
                    "--for is '" + length + "', expected at most " + Recurrence.LONGEST.toDays() + "d of what recurs");
        }
        return Recurrence.of(cron, each, environment.clock().getZone(), start)
                .orElseThrow(() -> new UsageException("--every is '" + cron + "', expected minute, hour, day of the"
                        + " month, month and day of the week as in a crontab, such as '0 2 * * 0' for Sundays at two,"
                        + " and a day that comes"));
    }
}
