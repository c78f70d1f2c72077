package io.montty.runtime.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Range;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        json.writeStringField("id", report.id());
        writeHost(report.host(), json);
        json.writeStringField("at", report.at().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        json.writeStringField("status", report.status().name());
        json.writeNumberField("duration_ms", report.duration().toMillis());
        json.writeStringField("version", report.version());
        json.writeNumberField("ttl_s", report.ttl().toSeconds());
        json.writeNumberField("interval_s", report.interval().toSeconds());
        writeStrings("intended", report.intended(), json);
        json.writeStringField("bundle", report.bundle());
        writeEntries(report.checks(), json);
        json.writeEndObject();
    }

    private static void writeHost(HostIdentity host, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("host");
        json.writeStringField("name", host.name());
        writeStrings("addresses", host.addresses(), json);
        json.writeStringField("os", host.os());
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
        json.writeStringField("id", entry.id());
        json.writeStringField("title", entry.title());
        json.writeStringField("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        if (entry.filter()) {
            json.writeBooleanField("filter", true);
        }
        writeTags(entry.tags(), json);
        json.writeStringField("status", entry.status().name());
        writeOutcome(entry.outcome(), json);
        json.writeStringField("summary", entry.summary());
        json.writeStringField("output", String.join("\n", entry.output()));
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
            json.writeStringField("outcome", "skipped");
            json.writeStringField("reason", skipped.because());
        } else if (outcome instanceof Outcome.Crashed crashed) {
            json.writeStringField("outcome", "crashed");
            json.writeStringField("reason", crashed.because());
        } else if (outcome instanceof Outcome.TimedOut timedOut) {
            json.writeStringField("outcome", "timed_out");
            json.writeNumberField("after_ms", timedOut.after().toMillis());
        } else {
            json.writeStringField("outcome", "completed");
        }
    }

    private static void writeMetrics(List<Metric> metrics, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("metrics");
        for (Metric metric : metrics) {
            json.writeStartObject();
            json.writeStringField("name", metric.name());
            json.writeNumberField("value", metric.value());
            json.writeStringField("unit", metric.unit());
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
            json.writeStringField(field, range.toString());
        }
    }

    private static void writeNumber(String field, @Nullable Double number, JsonGenerator json) throws IOException {
        if (number != null) {
            json.writeNumberField(field, number);
        }
    }

    private static void writeStrings(String field, List<String> strings, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (String string : strings) {
            json.writeString(string);
        }
        json.writeEndArray();
    }
}
