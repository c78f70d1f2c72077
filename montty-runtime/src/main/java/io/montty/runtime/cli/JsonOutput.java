package io.montty.runtime.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.montty.runtime.report.ReportWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Print one JSON object on standard output. */
final class JsonOutput {

    /** Write what comes after the schema's version. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private JsonOutput() {}

    static void print(CliEnvironment environment, Fields fields) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("montty", ReportWriter.SCHEMA);
            fields.write(json);
            json.writeEndObject();
        }
        environment.out().println(ReportOutput.safe(text.toString()));
        environment.out().flush();
    }

    /** A time that there is none of is null, so that every key is always there. */
    static void time(JsonGenerator json, String name, @Nullable Instant at) throws IOException {
        if (at == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, at.toString());
        }
    }
}
