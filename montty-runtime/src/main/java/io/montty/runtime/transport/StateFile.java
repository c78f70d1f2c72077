package io.montty.runtime.transport;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.montty.runtime.store.AtomicFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keep a few facts from one run to the next, as a flat JSON object of texts and whole numbers. */
final class StateFile {

    private static final int LARGEST = 64 * 1024;

    private final Path file;
    private final JsonFactory factory = new JsonFactory();

    StateFile(Path file) {
        this.file = file;
    }

    /** Return the facts; none where the file is missing or is not as it was written, which must not stop a run. */
    Map<String, String> read() {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return Files.size(file) > LARGEST ? Map.of() : parse(Files.readAllBytes(file));
        } catch (IOException e) {
            return Map.of();
        }
    }

    private Map<String, String> parse(byte[] bytes) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        try (JsonParser json = factory.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (!json.nextToken().isScalarValue()) {
                    return Map.of();
                }
                facts.put(name, json.getText());
            }
        }
        return facts;
    }

    /** Keep {@code facts}, each a text or a whole number, in place of what was kept. */
    void write(Map<String, Object> facts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("montty", 1);
            for (Map.Entry<String, Object> fact : facts.entrySet()) {
                if (fact.getValue() instanceof Number number) {
                    json.writeNumberField(fact.getKey(), number.longValue());
                } else {
                    json.writeStringField(fact.getKey(), fact.getValue().toString());
                }
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
        AtomicFiles.write(file, bytes.toByteArray());
    }

    /** Forget the facts. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
