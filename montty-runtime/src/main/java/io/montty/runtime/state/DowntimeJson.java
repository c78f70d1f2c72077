package io.montty.runtime.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.report.JsonFields;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.report.StrictJson;
import io.montty.runtime.store.ReportName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Write and read downtimes as JSON. */
public final class DowntimeJson {

    private static final int DEEPEST = 4;
    private static final int LONGEST_STRING = 1024;
    private static final StrictJson JSON = new StrictJson(DEEPEST, LONGEST_STRING);
    private static final JsonFactory FACTORY = new JsonFactory();

    private DowntimeJson() {}

    static byte[] write(List<Downtime> downtimes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("montty", ReportWriter.SCHEMA);
            json.writeArrayFieldStart("downtimes");
            for (Downtime downtime : downtimes) {
                json.writeStartObject();
                write(downtime, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory takes every byte
        }
        return bytes.toByteArray();
    }

    /** Write the fields of {@code downtime} into the object that {@code json} stands in. */
    public static void write(Downtime downtime, JsonGenerator json) throws IOException {
        json.writeStringField("id", downtime.id());
        writeAllButId(downtime, json);
        json.writeStringField("by", downtime.by());
    }

    /** Write the fields that are the downtime's own where others say its id and who asked for it. */
    public static void writeAllButId(Downtime downtime, JsonGenerator json) throws IOException {
        DowntimeScope scope = downtime.scope();
        text(json, "host", scope.host());
        text(json, "check", scope.check());
        text(json, "tag", scope.tag());
        if (scope.isEverything()) {
            json.writeBooleanField("everything", true);
        }
        json.writeStringField("from", downtime.from().toString());
        if (downtime.until() != null) {
            json.writeStringField("until", downtime.until().toString());
        }
        if (downtime.every() != null) {
            json.writeStringField("every", downtime.every().cron());
            json.writeNumberField("length_s", downtime.every().length().toSeconds());
            json.writeStringField("zone", downtime.every().zone().getId());
        }
        json.writeStringField("reason", downtime.reason());
    }

    private static void text(JsonGenerator json, String field, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(field, value);
        }
    }

    static List<Downtime> read(byte[] bytes) throws ReportFormatException {
        List<Downtime> downtimes = new ArrayList<>();
        for (JsonFields fields : JSON.read(bytes).objects("downtimes")) {
            if (!ReportName.isId(fields.text("id"))) {
                throw fields.wrong("id", "32 lower-case hexadecimal characters");
            }
            downtimes.add(read(fields));
        }
        return downtimes;
    }

    /**
     * Read the fields of one downtime.
     *
     * @throws ReportFormatException naming the field that is wrong
     */
    public static Downtime read(JsonFields fields) throws ReportFormatException {
        Instant from = instant(fields, "from");
        Instant until = fields.has("until") ? instant(fields, "until") : null;
        Recurrence every = fields.has("every") ? recurrence(fields, from) : null;
        if (until == null && every == null) {
            throw fields.wrong("until", "a time, since it does not recur");
        }
        return new Downtime(
                fields.text("id"), scope(fields), from, until, every, fields.text("by"), fields.text("reason"));
    }

    private static DowntimeScope scope(JsonFields fields) throws ReportFormatException {
        DowntimeScope scope = new DowntimeScope(glob(fields, "host"), glob(fields, "check"), glob(fields, "tag"));
        if (scope.isEverything() != fields.flag("everything")) {
            throw fields.wrong("everything", "true if none of host, check and tag is there, and nothing otherwise");
        }
        return scope;
    }

    private static String glob(JsonFields fields, String field) throws ReportFormatException {
        String text = fields.textOr(field, "");
        if (text.length() > DowntimeScope.LONGEST || (fields.has(field) && text.isEmpty())) {
            throw fields.wrong(field, "1 to " + DowntimeScope.LONGEST + " characters");
        }
        return text;
    }

    private static Recurrence recurrence(JsonFields fields, Instant from) throws ReportFormatException {
        Duration length = Duration.ofSeconds(fields.number("length_s", 0));
        if (length.isZero() || length.compareTo(Recurrence.LONGEST) > 0) {
            throw fields.wrong("length_s", "1 to " + Recurrence.LONGEST.toSeconds() + " seconds");
        }
        return Recurrence.of(fields.text("every"), length, zone(fields), from)
                .orElseThrow(() -> fields.wrong("every", "five fields as in a crontab that name a day that comes"));
    }

    private static ZoneId zone(JsonFields fields) throws ReportFormatException {
        try {
            return ZoneId.of(fields.text("zone"));
        } catch (DateTimeException e) {
            throw fields.wrong("zone", "a time zone such as Europe/Berlin");
        }
    }

    private static Instant instant(JsonFields fields, String field) throws ReportFormatException {
        try {
            return Instant.parse(fields.text(field));
        } catch (DateTimeParseException e) {
            throw fields.wrong(field, "a time like 2026-01-31T07:15:00Z");
        }
    }
}
