package io.montty.runtime.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.api.Status;
import io.montty.runtime.manager.problem.Result;
import io.montty.runtime.store.FiledFile;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** List the filed reports. */
@Command(
        name = "list",
        description = "Lists the filed reports, the newest first.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done, also where there are none, or one cannot be read (said in its line); 2 wrong usage;"
                    + " 70 a fault of MonTTY."
        })
final class ListReportsCommand implements Callable<Integer> {

    private static final int MOST_CHECKS = 4;

    private final CliEnvironment environment;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private ReportFilter filter = new ReportFilter();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many; 0 for all. By default 100.")
    private int limit;

    @Option(names = "--format", paramLabel = "text|json", description = "Print them in this form.")
    private OutputFormat format = OutputFormat.TEXT;

    ListReportsCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        if (limit < 0) {
            throw new UsageException("--limit is " + limit + ", expected a number of reports, or 0 for all");
        }
        ProjectLayout layout = project.find(environment);
        List<FiledContent> found;
        try (Stream<FiledContent> reports = filter.reports(layout)) {
            found = reports.limit(limit == 0 ? Long.MAX_VALUE : limit + 1L).toList();
        }
        boolean cut = limit > 0 && found.size() > limit;
        List<FiledContent> shown = cut ? found.subList(0, limit) : found;
        if (format == OutputFormat.JSON) {
            printJson(shown, cut);
        } else if (shown.isEmpty()) {
            environment.out().println("no " + filter);
        } else {
            printText(shown);
        }
        if (cut && format == OutputFormat.TEXT) {
            environment.say("there are more than " + limit + "; --limit 0 shows all");
        }
        return ExitCode.DONE;
    }

    private void printText(List<FiledContent> reports) {
        TimeNotation times = new TimeNotation(environment);
        Columns columns = new Columns("ID", "STATUS", "HOST", "AGE", "CHECKS");
        for (FiledContent report : reports) {
            columns.row(
                    report.file().name().id().substring(0, ReportIds.SHORT),
                    report.file().name().status().name(),
                    report.host().toString(),
                    times.age(report.file().received()),
                    checks(report));
        }
        columns.print(environment.out());
    }

    private static String checks(FiledContent report) {
        if (!report.trouble().isEmpty()) {
            return "cannot be read: " + report.trouble();
        }
        List<Result> checks = report.checks();
        String named = String.join(
                ", ",
                checks.stream()
                        .limit(MOST_CHECKS)
                        .map(check -> check.id() + " " + check.status())
                        .toList());
        return checks.size() <= MOST_CHECKS ? named : named + " and " + (checks.size() - MOST_CHECKS) + " more";
    }

    private void printJson(List<FiledContent> reports, boolean cut) throws IOException {
        JsonOutput.print(environment, json -> {
            json.writeArrayFieldStart("reports");
            for (FiledContent report : reports) {
                write(report, json);
            }
            json.writeEndArray();
            json.writeBooleanField("more", cut);
        });
    }

    private static void write(FiledContent report, JsonGenerator json) throws IOException {
        FiledFile file = report.file();
        boolean expires = file.name().status() != Status.ALERT;
        json.writeStartObject();
        json.writeStringField("id", file.name().id());
        json.writeStringField("status", file.name().status().name());
        json.writeStringField("host", report.host().toString());
        JsonOutput.time(json, "received", file.received());
        JsonOutput.time(
                json, "expires", expires ? Instant.ofEpochSecond(file.name().expiry()) : null);
        json.writeStringField("format", file.name().format().name().toLowerCase(Locale.ROOT));
        json.writeArrayFieldStart("checks");
        for (Result check : report.checks()) {
            json.writeStartObject();
            json.writeStringField("id", check.id());
            json.writeStringField("title", check.title());
            json.writeStringField("status", check.status().name());
            json.writeStringField("outcome", check.outcome());
            json.writeStringField("summary", check.summary());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("trouble", report.trouble());
        json.writeEndObject();
    }
}
