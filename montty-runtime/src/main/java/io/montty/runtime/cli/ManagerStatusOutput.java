package io.montty.runtime.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.manager.LastRun;
import io.montty.runtime.report.AgeText;
import io.montty.runtime.report.TextSanitizer;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Print how the manager is doing. */
final class ManagerStatusOutput {

    private final CliEnvironment environment;
    private final ManagerStatus status;

    ManagerStatusOutput(CliEnvironment environment, ManagerStatus status) {
        this.environment = environment;
        this.status = status;
    }

    void printText() {
        List<String> lines = new ArrayList<>();
        lines.add("ran       " + ran());
        lines.add("running   " + (status.running() ? "yes, a manager holds the lock" : "no"));
        LastRun last = status.last();
        if (last != null) {
            lines.add("did       filed " + last.filed() + ", expired " + last.expired() + ", deleted " + last.deleted()
                    + ", duplicates " + last.duplicates() + ", rejected " + last.rejected());
        }
        LastRun failure = status.failure();
        if (failure != null) {
            lines.add("failed    a later pass could not begin, " + age(failure.at()) + " ago");
        }
        status.problems().forEach(problem -> lines.add("trouble   " + problem));
        status.troubles().forEach(trouble -> lines.add("trouble   " + trouble));
        Instant oldest = status.oldest();
        lines.add("inbox     "
                + (oldest == null
                        ? "nothing waits"
                        : (status.waiting() == 1 ? "1 file waits" : status.waiting() + " files wait, the oldest")
                                + " for " + age(oldest)));
        ManagerStatus.Hosts hosts = status.hosts();
        lines.add("hosts     " + hosts.known() + " known: " + hosts.late() + " late, " + hosts.lost() + " lost, "
                + hosts.retired() + " retired");
        TextSanitizer sanitizer = new TextSanitizer();
        lines.forEach(line -> environment.out().println(sanitizer.line(line)));
        environment.out().flush();
    }

    private String ran() {
        if (status.ended() == null) {
            return "never; start it with: montty manage";
        }
        LastRun last = status.last();
        String took = last == null ? "" : ", took " + last.took().toMillis() + " ms";
        String tooLong = " (more than " + AgeText.of(status.maxAge()) + "; see that cron or a service runs it)";
        return AgeText.of(status.age()) + " ago" + took + (status.isSilent() ? tooLong : "");
    }

    private String age(Instant then) {
        Duration age = Duration.between(then, environment.clock().instant());
        return AgeText.of(age.isNegative() ? Duration.ZERO : age);
    }

    void printJson() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("montty", 1);
            json.writeBooleanField("fine", status.isFine());
            JsonText.time(json, "last_run", status.ended());
            if (status.ended() == null) {
                json.writeNullField("age_s");
            } else {
                json.writeNumberField("age_s", status.age().toSeconds());
            }
            json.writeBooleanField("running", status.running());
            writeLast(json);
            LastRun failure = status.failure();
            JsonText.time(json, "failed_at", failure == null ? null : failure.at());
            JsonText.strings(json, "problems", status.problems());
            JsonText.strings(json, "troubles", status.troubles());
            json.writeObjectFieldStart("inbox");
            json.writeNumberField("files", status.waiting());
            JsonText.time(json, "oldest", status.oldest());
            json.writeEndObject();
            writeHosts(json);
            json.writeEndObject();
        }
        environment.out().println(ReportOutput.safe(text.toString()));
        environment.out().flush();
    }

    /** Without a last pass that can be read, there is null in place of what it did. */
    private void writeLast(JsonGenerator json) throws IOException {
        LastRun last = status.last();
        if (last == null) {
            json.writeNullField("last_pass");
            return;
        }
        json.writeObjectFieldStart("last_pass");
        json.writeNumberField("took_ms", last.took().toMillis());
        json.writeNumberField("filed", last.filed());
        json.writeNumberField("expired", last.expired());
        json.writeNumberField("deleted", last.deleted());
        json.writeNumberField("duplicates", last.duplicates());
        json.writeNumberField("rejected", last.rejected());
        json.writeNumberField("waiting", last.waiting());
        json.writeEndObject();
    }

    private void writeHosts(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("hosts");
        json.writeNumberField("known", status.hosts().known());
        json.writeNumberField("late", status.hosts().late());
        json.writeNumberField("lost", status.hosts().lost());
        json.writeNumberField("retired", status.hosts().retired());
        json.writeEndObject();
    }
}
