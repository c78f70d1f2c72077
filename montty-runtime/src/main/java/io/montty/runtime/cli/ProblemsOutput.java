package io.montty.runtime.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.ListedProblem;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Print problems, for people or for programs. */
final class ProblemsOutput {

    private final CliEnvironment environment;

    ProblemsOutput(CliEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Print a line each.
     *
     * @param hidden how many more there are that nobody has to be bothered with
     */
    void printText(List<ListedProblem> problems, long hidden) {
        if (problems.isEmpty()) {
            String others = hidden == 0 ? "" : "; acknowledged or in a downtime: " + hidden + ", see them with --all";
            environment.out().println("no problems" + others);
            return;
        }
        Columns table = new Columns("STATUS", "HOST", "CHECK", "SINCE", "COUNT", "MARKS", "LAST OUTPUT");
        Instant now = environment.clock().instant();
        for (ListedProblem problem : problems) {
            CheckState check = problem.check();
            table.row(
                    problem.status().name(),
                    problem.host().toString(),
                    check.id(),
                    Age.of(check.since(), now),
                    String.valueOf(check.count()),
                    marks(problem),
                    check.summary());
        }
        table.print(environment.out());
        environment.out().flush();
    }

    private static String marks(ListedProblem problem) {
        CheckState check = problem.check();
        StringJoiner marks = new StringJoiner(", ").setEmptyValue("-");
        mark(marks, problem.recovered(), "recovered");
        Acknowledgement acknowledgement = check.acknowledgement();
        mark(marks, problem.acknowledged(), "acked by " + (acknowledgement == null ? "" : acknowledgement.owner()));
        mark(marks, problem.inDowntime(), "downtime");
        mark(marks, check.vanished() != null, "vanished");
        mark(marks, check.flapping(), "flapping");
        mark(marks, check.outcome().equals("crashed"), "crashed");
        mark(marks, check.outcome().equals("timed_out"), "timed out");
        return marks.toString();
    }

    private static void mark(StringJoiner marks, boolean applies, String mark) {
        if (applies) {
            marks.add(mark);
        }
    }

    /** Print one object; {@code unread} are hosts of which nothing can be told. */
    void printJson(List<ListedProblem> problems, List<String> unread) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("montty", 1);
            json.writeArrayFieldStart("problems");
            for (ListedProblem problem : problems) {
                write(json, problem);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("unread_hosts");
            for (String host : unread) {
                json.writeString(host);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        environment.out().println(ReportOutput.safe(text.toString()));
        environment.out().flush();
    }

    private static void write(JsonGenerator json, ListedProblem problem) throws IOException {
        CheckState check = problem.check();
        json.writeStartObject();
        json.writeStringField("host", problem.host().toString());
        json.writeStringField("check", check.id());
        json.writeStringField("title", check.title());
        json.writeArrayFieldStart("tags");
        for (String tag : new TreeSet<>(check.tags())) {
            json.writeString(tag);
        }
        json.writeEndArray();
        json.writeStringField("kind", check.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("status", problem.status().name());
        json.writeStringField("outcome", check.outcome());
        writeTime(json, "since", check.since());
        writeTime(json, "changed", check.changed());
        writeTime(json, "seen", check.seen());
        json.writeNumberField("count", check.count());
        json.writeStringField("output", check.summary());
        json.writeStringField("report", check.report());
        writeMarks(json, problem);
        json.writeEndObject();
    }

    private static void writeMarks(JsonGenerator json, ListedProblem problem) throws IOException {
        json.writeBooleanField("recovered", problem.recovered());
        json.writeBooleanField("flapping", problem.check().flapping());
        json.writeBooleanField("in_downtime", problem.inDowntime());
        writeTime(json, "vanished", problem.check().vanished());
        Acknowledgement acknowledgement = problem.check().acknowledgement();
        if (acknowledgement == null || !problem.acknowledged()) {
            json.writeNullField("acknowledged");
            return;
        }
        json.writeObjectFieldStart("acknowledged");
        json.writeStringField("owner", acknowledgement.owner());
        json.writeStringField("reason", acknowledgement.reason());
        writeTime(json, "at", acknowledgement.at());
        writeTime(json, "until", acknowledgement.until());
        json.writeEndObject();
    }

    /** A time that there is none of is null, so that every key is always there. */
    private static void writeTime(JsonGenerator json, String name, @Nullable Instant at) throws IOException {
        if (at == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, at.toString());
        }
    }
}
