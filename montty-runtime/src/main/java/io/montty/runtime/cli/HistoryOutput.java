package io.montty.runtime.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.SeriesSummary;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Print what a history holds of one host. */
final class HistoryOutput {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final MathContext SHORT = new MathContext(6);

    private final PrintStream out;
    private final String host;
    private final String check;
    private final Instant since;

    /** Say what is in the body of a JSON document. */
    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    HistoryOutput(PrintStream out, String host, String check, Instant since) {
        this.out = out;
        this.host = host;
        this.check = check;
        this.since = since;
    }

    void events(List<HistoryEvent> events, boolean asJson) throws IOException {
        if (asJson) {
            document("events", json -> {
                for (HistoryEvent event : events) {
                    write(event, json);
                }
            });
        } else if (events.isEmpty()) {
            out.println("nothing changed since " + TIME.format(since));
        } else {
            Columns columns = new Columns("WHEN", "CHECK", "WHAT", "TEXT");
            events.forEach(
                    event -> columns.row(TIME.format(event.at()), dashed(event.check()), what(event), event.text()));
            columns.print(out);
        }
        out.flush();
    }

    void metrics(List<SeriesSummary> series, boolean asJson) throws IOException {
        if (asJson) {
            document("metrics", json -> {
                for (SeriesSummary one : series) {
                    write(one, json);
                }
            });
        } else if (series.isEmpty()) {
            out.println("nothing was measured since " + TIME.format(since));
        } else {
            Columns columns = new Columns("CHECK", "METRIC", "POINTS", "MIN", "MEAN", "MAX", "LAST", "UNIT", "AT");
            series.forEach(one -> columns.row(
                    one.check(),
                    one.metric(),
                    Long.toString(one.count()),
                    number(one.min()),
                    number(one.mean()),
                    number(one.max()),
                    number(one.last()),
                    dashed(one.unit()),
                    TIME.format(one.lastAt())));
            columns.print(out);
        }
        out.flush();
    }

    private static String dashed(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String what(HistoryEvent event) {
        if (event.to() == null) {
            return event.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        String change = event.from() == null ? event.to().name() : event.from() + " -> " + event.to();
        return event.kind() == HistoryEvent.Kind.CHANGED
                ? change
                : event.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", " + change;
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "-"; // the mean of figures that are too large to be added up
        }
        BigDecimal rounded = new BigDecimal(value).round(SHORT);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private void document(String name, Body body) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("montty", 1);
            json.writeStringField("host", host);
            json.writeStringField("check", check);
            json.writeStringField("since", since.toString());
            json.writeArrayFieldStart(name);
            body.write(json);
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println(ReportOutput.safe(text.toString()));
    }

    private static void write(HistoryEvent event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", event.at().toString());
        json.writeStringField("check", event.check());
        json.writeStringField("kind", event.kind().name().toLowerCase(Locale.ROOT));
        writeStatus(json, "from", event.from());
        writeStatus(json, "to", event.to());
        json.writeStringField("text", event.text());
        json.writeStringField("report", event.report());
        json.writeEndObject();
    }

    private static void writeStatus(JsonGenerator json, String name, @Nullable Status status) throws IOException {
        if (status == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, status.name());
        }
    }

    private static void write(SeriesSummary one, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("check", one.check());
        json.writeStringField("name", one.metric());
        json.writeStringField("unit", one.unit());
        json.writeNumberField("points", one.count());
        json.writeNumberField("min", one.min());
        if (Double.isFinite(one.mean())) {
            json.writeNumberField("mean", one.mean());
        } else {
            json.writeNullField("mean");
        }
        json.writeNumberField("max", one.max());
        json.writeNumberField("last", one.last());
        json.writeStringField("last_at", one.lastAt().toString());
        json.writeEndObject();
    }
}
