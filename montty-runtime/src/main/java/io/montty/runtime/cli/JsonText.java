package io.montty.runtime.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Write what every command writes alike. */
final class JsonText {

    private JsonText() {}

    /** Write a time in UTC; one that there is none of is null, so that every key is always there. */
    static void time(JsonGenerator json, String name, @Nullable Instant at) throws IOException {
        if (at == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, at.toString());
        }
    }

    static void strings(JsonGenerator json, String name, Iterable<String> strings) throws IOException {
        json.writeArrayFieldStart(name);
        for (String string : strings) {
            json.writeString(string);
        }
        json.writeEndArray();
    }
}
