package io.montty.runtime.checker.compiled;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Write records as JSON, and read them back, without an object mapper, whose start would cost more than a plan saves.
 *
 * <p>A record may hold text, numbers, truth values, durations, paths, enum constants, lists, sets, mappings from text,
 * and further records; a component that is null is left out. What is written is read back and compared, so a record
 * that does not come back as it went is refused when it is written, not when it is needed.
 */
final class RecordJson {

    private final JsonFactory factory = new JsonFactory();

    /**
     * Return {@code value} as UTF-8 JSON.
     *
     * @throws NotCompilableException if it does not come back as it went
     */
    byte[] write(Record value) throws NotCompilableException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            new RecordOutput(json).write(value, value.getClass());
        } catch (IOException e) {
            throw new NotCompilableException(String.valueOf(e.getMessage()));
        }
        Optional<? extends Record> back = read(bytes.toByteArray(), value.getClass());
        if (back.filter(value::equals).isEmpty()) {
            throw new NotCompilableException(value.getClass().getName() + " does not come back as it was written");
        }
        return bytes.toByteArray();
    }

    /** Return {@code value} as JSON. */
    String text(Record value) throws NotCompilableException {
        return new String(write(value), StandardCharsets.UTF_8);
    }

    /** Return what {@code bytes} hold; empty if that is no record of {@code type}. */
    <T extends Record> Optional<T> read(byte[] bytes, Class<T> type) {
        try (JsonParser json = factory.createParser(bytes)) {
            return Optional.ofNullable(type.cast(new RecordInput(json).read(type)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // cut short, of another version, or written by somebody else
        }
    }
}
