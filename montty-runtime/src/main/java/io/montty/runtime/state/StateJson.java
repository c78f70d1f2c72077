package io.montty.runtime.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.api.Status;
import io.montty.runtime.report.JsonFields;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.report.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Write and read the state of a host as JSON; times are milliseconds of the epoch. */
final class StateJson {

    /** The year 9999: beyond it, times cannot be calculated with. */
    private static final long FARTHEST = 253_402_300_799_999L;

    private static final long LONGEST_INTERVAL = 400L * 24 * 60 * 60;
    private static final int DEEPEST = 8;
    private static final int LONGEST_STRING = 64 * 1024;
    private static final StrictJson JSON = new StrictJson(DEEPEST, LONGEST_STRING, HostStates.LARGEST);
    private static final JsonFactory FACTORY = new JsonFactory();

    private StateJson() {}

    static byte[] write(HostState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("montty", ReportWriter.SCHEMA);
            json.writeStringField("host", state.host().toString());
            write(state.contact(), json);
            json.writeArrayFieldStart("checks");
            for (CheckState check : state.checks()) {
                write(check, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory takes every byte
        }
        return bytes.toByteArray();
    }

    private static void write(Contact contact, JsonGenerator json) throws IOException {
        time(json, "first_seen", contact.firstSeen());
        time(json, "last_seen", contact.lastSeen());
        json.writeStringField("last_report", contact.lastReport());
        json.writeNumberField("interval_s", contact.interval().toSeconds());
        json.writeArrayFieldStart("intended");
        for (String id : contact.intended()) {
            json.writeString(id);
        }
        json.writeEndArray();
        json.writeStringField("address", contact.address());
        json.writeStringField("os", contact.os());
        json.writeStringField("version", contact.version());
        json.writeStringField("freshness", lower(contact.freshness()));
        time(json, "freshness_since", contact.freshnessSince());
        json.writeNumberField("behind", contact.behind());
        time(json, "retired", contact.retired());
    }

    private static void write(CheckState check, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", check.id());
        json.writeStringField("title", check.title());
        json.writeArrayFieldStart("tags");
        for (String tag : check.tags()) {
            json.writeString(tag);
        }
        json.writeEndArray();
        json.writeStringField("kind", lower(check.kind()));
        json.writeStringField("status", check.status().name());
        time(json, "since", check.since());
        time(json, "changed", check.changed());
        time(json, "seen", check.seen());
        json.writeNumberField("count", check.count());
        json.writeStringField("summary", check.summary());
        json.writeStringField("outcome", check.outcome());
        json.writeStringField("fingerprint", check.fingerprint());
        json.writeStringField("recent", check.recent());
        json.writeBooleanField("flapping", check.flapping());
        json.writeStringField("report", check.report());
        write(check.acknowledgement(), json);
        time(json, "vanished", check.vanished());
        time(json, "made", check.made());
        json.writeEndObject();
    }

    private static void write(@Nullable Acknowledgement acknowledgement, JsonGenerator json) throws IOException {
        if (acknowledgement == null) {
            return;
        }
        json.writeObjectFieldStart("acknowledgement");
        json.writeStringField("owner", acknowledgement.owner());
        json.writeStringField("reason", acknowledgement.reason());
        time(json, "at", acknowledgement.at());
        time(json, "until", acknowledgement.until());
        json.writeStringField("fingerprint", acknowledgement.fingerprint());
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String field, @Nullable Instant time) throws IOException {
        if (time != null) {
            json.writeNumberField(field, time.toEpochMilli());
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static HostState read(HostKey host, byte[] bytes) throws ReportFormatException {
        JsonFields fields = JSON.read(bytes);
        if (!fields.text("host").equals(host.toString())) {
            throw fields.wrong("host", "\"" + host + "\", as the file's name says");
        }
        List<CheckState> checks = new ArrayList<>();
        for (JsonFields check : fields.objects("checks")) {
            checks.add(check(check));
        }
        return new HostState(host, contact(fields), checks);
    }

    private static Contact contact(JsonFields fields) throws ReportFormatException {
        return new Contact(
                time(fields, "first_seen"),
                time(fields, "last_seen"),
                fields.text("last_report"),
                interval(fields),
                fields.strings("intended"),
                fields.text("address"),
                fields.text("os"),
                fields.text("version"),
                fields.constant("freshness", Freshness.class),
                time(fields, "freshness_since"),
                (int) fields.number("behind", 0),
                timeOrNull(fields, "retired"));
    }

    private static Duration interval(JsonFields fields) throws ReportFormatException {
        long seconds = fields.number("interval_s", 0);
        if (seconds > LONGEST_INTERVAL) {
            throw fields.wrong("interval_s", "at most " + LONGEST_INTERVAL);
        }
        return Duration.ofSeconds(seconds);
    }

    private static CheckState check(JsonFields fields) throws ReportFormatException {
        return new CheckState(
                fields.text("id"),
                fields.text("title"),
                Set.copyOf(fields.strings("tags")),
                fields.constant("kind", CheckState.Kind.class),
                fields.constant("status", Status.class),
                time(fields, "since"),
                time(fields, "changed"),
                time(fields, "seen"),
                fields.number("count", 0),
                fields.text("summary"),
                fields.text("outcome"),
                fields.text("fingerprint"),
                fields.text("recent"),
                fields.flag("flapping"),
                fields.text("report"),
                fields.has("acknowledgement") ? acknowledgement(fields.object("acknowledgement")) : null,
                timeOrNull(fields, "vanished"),
                timeOrNull(fields, "made"));
    }

    private static Acknowledgement acknowledgement(JsonFields fields) throws ReportFormatException {
        return new Acknowledgement(
                fields.text("owner"),
                fields.text("reason"),
                time(fields, "at"),
                timeOrNull(fields, "until"),
                fields.text("fingerprint"));
    }

    private static @Nullable Instant timeOrNull(JsonFields fields, String field) throws ReportFormatException {
        return fields.has(field) ? time(fields, field) : null;
    }

    private static Instant time(JsonFields fields, String field) throws ReportFormatException {
        long millis = fields.integer(field, "milliseconds of the epoch");
        if (Math.abs(millis) > FARTHEST) {
            throw fields.wrong(field, "milliseconds of the epoch, within some thousand years");
        }
        return Instant.ofEpochMilli(millis);
    }
}
