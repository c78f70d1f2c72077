package io.montty.runtime.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Range;
import io.montty.api.report.Carried;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Write a report as JSON, field by field: the checker pays for no object mapper. */
public final class ReportWriter {

    /** The version of the schema that is written. */
    public static final int SCHEMA = 1;

    private final JsonFactory factory = new JsonFactory();

    /** Return {@code report} as UTF-8 JSON that ends with a line end. */
    public byte[] write(Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.useDefaultPrettyPrinter();
            write(report, json);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Report report, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("montty", SCHEMA);
        writeText(json, "id", report.id());
        writeHost(report.host(), json);
        writeText(json, "at", report.at().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        writeText(json, "status", report.status().name());
        json.writeNumberField("duration_ms", report.duration().toMillis());
        writeText(json, "version", report.version());
        json.writeNumberField("ttl_s", report.ttl().toSeconds());
        json.writeNumberField("interval_s", report.interval().toSeconds());
        writeStrings("intended", report.intended(), json);
        writeText(json, "bundle", report.bundle());
        writeEntries(report.checks(), json);
        json.writeEndObject();
    }

    private static void writeHost(HostIdentity host, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("host");
        writeText(json, "name", host.name());
        writeStrings("addresses", host.addresses(), json);
        writeText(json, "os", host.os());
        json.writeEndObject();
    }

    private static void writeEntries(List<ReportEntry> entries, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("checks");
        for (ReportEntry entry : entries) {
            writeEntry(entry, json);
        }
        json.writeEndArray();
    }

    private static void writeEntry(ReportEntry entry, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeText(json, "id", entry.id());
        writeText(json, "title", entry.title());
        writeText(json, "kind", entry.kind().name().toLowerCase(Locale.ROOT));
        if (entry.filter()) {
            json.writeBooleanField("filter", true);
        }
        if (entry.level() != null) {
            json.writeNumberField("level", entry.level());
        }
        Carried carried = entry.carried();
        if (carried != null) {
            writeText(json, "carried_from", carried.from().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
            json.writeNumberField("carried_interval_s", carried.interval().toSeconds());
        }
        writeTags(entry.tags(), json);
        writeText(json, "status", entry.status().name());
        writeOutcome(entry.outcome(), json);
        writeText(json, "summary", entry.summary());
        writeText(json, "output", String.join("\n", entry.output()));
        if (entry.cut()) {
            json.writeBooleanField("cut", true);
        }
        writeMetrics(entry.metrics(), json);
        json.writeNumberField("duration_ms", entry.duration().toMillis());
        writeEntries(entry.children(), json);
        json.writeEndObject();
    }

    private static void writeTags(Set<String> tags, JsonGenerator json) throws IOException {
        writeStrings("tags", List.copyOf(new TreeSet<>(tags)), json);
    }

    private static void writeOutcome(Outcome outcome, JsonGenerator json) throws IOException {
        if (outcome instanceof Outcome.Skipped skipped) {
            writeText(json, "outcome", "skipped");
            writeText(json, "reason", skipped.because());
        } else if (outcome instanceof Outcome.Crashed crashed) {
            writeText(json, "outcome", "crashed");
            writeText(json, "reason", crashed.because());
        } else if (outcome instanceof Outcome.TimedOut timedOut) {
            writeText(json, "outcome", "timed_out");
            json.writeNumberField("after_ms", timedOut.after().toMillis());
        } else {
            writeText(json, "outcome", "completed");
        }
    }

    private static void writeMetrics(List<Metric> metrics, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("metrics");
        for (Metric metric : metrics) {
            json.writeStartObject();
            writeText(json, "name", metric.name());
            json.writeNumberField("value", metric.value());
            writeText(json, "unit", metric.unit());
            writeRange("warn", metric.warn(), json);
            writeRange("crit", metric.crit(), json);
            writeNumber("min", metric.min(), json);
            writeNumber("max", metric.max(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeRange(String field, @Nullable Range range, JsonGenerator json) throws IOException {
        if (range != null) {
            writeText(json, field, range.toString());
        }
    }

    private static void writeNumber(String field, @Nullable Double number, JsonGenerator json) throws IOException {
        if (number != null) {
            json.writeNumberField(field, number);
        }
    }

    private static void writeText(JsonGenerator json, String field, String text) throws IOException {
        json.writeStringField(field, wellFormed(text));
    }

    /** Replace halves of surrogate pairs: a check may make them, and one would keep the whole report from being written. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return text;
    }

    private static void writeStrings(String field, List<String> strings, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (String string : strings) {
            json.writeString(wellFormed(string));
        }
        json.writeEndArray();
    }
}
