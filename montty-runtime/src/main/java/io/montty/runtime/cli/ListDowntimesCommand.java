package io.montty.runtime.cli;

import io.montty.runtime.state.Downtime;
import io.montty.runtime.state.DowntimeJson;
import io.montty.runtime.state.Recurrence;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** List the downtimes. */
@Command(
        name = "list",
        description = "Lists the downtimes that are in force or will be.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done, also where there are none; 1 they are damaged (said on standard error); 2 wrong usage;"
                    + " 70 a fault of MonTTY."
        })
final class ListDowntimesCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(names = "--all", description = "Those as well that ended within the last 30 days.")
    private boolean all;

    @Option(names = "--format", paramLabel = "text|json", description = "Print them in this form.")
    private OutputFormat format = OutputFormat.TEXT;

    ListDowntimesCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Instant now = environment.clock().instant();
        Optional<List<Downtime>> kept = KeptDowntimes.of(environment, project.find(environment));
        if (kept.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        List<Downtime> downtimes = kept.get().stream()
                .filter(downtime -> all || !downtime.hasEnded(now))
                .toList();
        if (format == OutputFormat.JSON) {
            printJson(downtimes, now);
        } else if (downtimes.isEmpty()) {
            environment.out().println("no downtimes");
        } else {
            printText(downtimes, now);
        }
        return ExitCode.DONE;
    }

    private void printText(List<Downtime> downtimes, Instant now) {
        TimeNotation times = new TimeNotation(environment);
        Columns columns = new Columns("ID", "STATE", "WHAT", "FROM", "UNTIL", "EVERY", "BY", "REASON");
        for (Downtime downtime : downtimes) {
            columns.row(
                    downtime.id().substring(0, ReportIds.SHORT),
                    state(downtime, now),
                    downtime.scope().toString(),
                    times.shown(downtime.from()),
                    downtime.until() == null ? "-" : times.shown(downtime.until()),
                    every(downtime.every()),
                    downtime.by(),
                    downtime.reason());
        }
        columns.print(environment.out());
    }

    private static String every(@Nullable Recurrence every) {
        return every == null
                ? "-"
                : every.cron() + " for " + TimeNotation.written(every.length()) + " (" + every.zone() + ")";
    }

    private static String state(Downtime downtime, Instant now) {
        if (downtime.hasEnded(now)) {
            return "ended";
        }
        return downtime.isActive(now) ? "active" : "waiting";
    }

    private void printJson(List<Downtime> downtimes, Instant now) throws IOException {
        JsonOutput.print(environment, json -> {
            json.writeArrayFieldStart("downtimes");
            for (Downtime downtime : downtimes) {
                json.writeStartObject();
                DowntimeJson.write(downtime, json);
                json.writeStringField("state", state(downtime, now));
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
