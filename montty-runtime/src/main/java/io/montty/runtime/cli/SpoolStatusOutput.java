package io.montty.runtime.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.api.Status;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.transport.SendState;
import io.montty.runtime.transport.SpoolStatus;
import io.montty.runtime.transport.SpooledReport;
import io.montty.runtime.transport.Tally;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Print what waits in a spool, why, and what to do. */
final class SpoolStatusOutput {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final CliEnvironment environment;
    private final SpoolStatus status;
    private final String destination;
    private final TextSanitizer sanitizer = new TextSanitizer();

    SpoolStatusOutput(CliEnvironment environment, SpoolStatus status, String destination) {
        this.environment = environment;
        this.status = status;
        this.destination = destination;
    }

    void printText() {
        List<String> lines = new ArrayList<>();
        lines.add("to        " + destination);
        lines.add("waiting   " + counted(status.waiting()));
        SendState sending = status.sending();
        lines.add("taken     " + (sending.lastSuccess() == null ? "never" : "last at " + time(sending.lastSuccess())));
        if (sending.troubleAt() != null && sending.failures() > 0) {
            lines.add("trouble   at " + time(sending.troubleAt()) + ": " + sending.trouble()
                    + " (failures since the last success: " + sending.failures() + ")");
        }
        if (!status.dead().isEmpty()) {
            lines.add("refused   " + counted(status.dead()) + ", in " + status.deadFolder() + "; the last: "
                    + status.refused().map(Tally::why).orElse("see the reasons there"));
        }
        status.dropped()
                .ifPresent(tally -> lines.add("dropped   " + tally.total() + " (" + tally.byStatus() + ") between "
                        + time(tally.since()) + " and " + time(tally.until()) + "; the next report says so"));
        lines.add("next      " + next());
        lines.forEach(line -> environment.out().println(sanitizer.line(line)));
        environment.out().flush();
    }

    private String counted(List<SpooledReport> reports) {
        if (reports.isEmpty()) {
            return "nothing";
        }
        return (reports.size() == 1 ? "1 report" : reports.size() + " reports") + " ("
                + SpoolStatus.tally(reports).byStatus() + "), " + SpoolStatus.bytes(reports) + " bytes, the oldest of "
                + time(reports.get(0).made());
    }

    private String next() {
        if (!status.waiting().isEmpty()) {
            return status.sending().failures() > 0
                    ? "mend the trouble, then: montty send --now"
                    : "hand in what waits: montty send --now";
        }
        return status.dead().isEmpty()
                ? "nothing to do"
                : "mend what the reasons say, then delete what is in " + status.deadFolder()
                        + ", or move reports back to SPOOL";
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(environment.clock().getZone()));
    }

    void printJson() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("montty", 1);
            json.writeStringField("destination", destination);
            writeReports(json, "waiting", status.waiting(), null);
            SendState sending = status.sending();
            writeTime(json, "last_attempt", sending.lastAttempt());
            writeTime(json, "last_success", sending.lastSuccess());
            writeTime(json, "trouble_at", sending.troubleAt());
            json.writeStringField("trouble", sending.trouble());
            json.writeNumberField("failures", sending.failures());
            writeReports(
                    json,
                    "dead",
                    status.dead(),
                    status.refused().map(Tally::why).orElse(""));
            writeDropped(json);
            json.writeStringField("next", next());
            json.writeEndObject();
        }
        environment.out().println(ReportOutput.safe(text.toString()));
        environment.out().flush();
    }

    private void writeReports(JsonGenerator json, String name, List<SpooledReport> reports, @Nullable String reason)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("count", reports.size());
        json.writeNumberField("bytes", SpoolStatus.bytes(reports));
        writeTime(json, "oldest", reports.isEmpty() ? null : reports.get(0).made());
        writeCounts(json, SpoolStatus.tally(reports));
        if (reason != null) {
            json.writeStringField("folder", status.deadFolder().toString());
            json.writeStringField("reason", reason);
        }
        json.writeEndObject();
    }

    private void writeDropped(JsonGenerator json) throws IOException {
        Tally dropped = status.dropped().orElse(SpoolStatus.tally(List.of()));
        boolean any = dropped.total() > 0;
        json.writeObjectFieldStart("dropped");
        json.writeNumberField("count", dropped.total());
        writeTime(json, "since", any ? dropped.since() : null);
        writeTime(json, "until", any ? dropped.until() : null);
        writeCounts(json, dropped);
        json.writeEndObject();
    }

    private static void writeCounts(JsonGenerator json, Tally tally) throws IOException {
        json.writeObjectFieldStart("by_status");
        for (Status status : Status.values()) {
            json.writeNumberField(status.name(), tally.count(status));
        }
        json.writeEndObject();
    }

    /** A time that there is none of is null, so that every key is always there. */
    private void writeTime(JsonGenerator json, String name, @Nullable Instant at) throws IOException {
        if (at == null) {
            json.writeNullField(name);
        } else {
            ZonedDateTime zoned = at.atZone(environment.clock().getZone());
            json.writeStringField(name, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(zoned));
        }
    }
}
