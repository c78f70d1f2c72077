package io.montty.runtime.checker.compiled;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Read one record that {@link RecordOutput} has written. */
final class RecordInput {

    private final JsonParser json;
    private final Map<Class<?>, RecordShape> shapes = new HashMap<>();

    RecordInput(JsonParser json) {
        this.json = json;
    }

    /** @throws IOException if it is not what was written */
    Object read(Type type) throws IOException {
        json.nextToken();
        return value(type);
    }

    private Object value(Type type) throws IOException {
        Class<?> raw = Types.raw(type);
        if (raw.isRecord()) {
            return record(raw);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return collection(raw, Types.argument(type, 0));
        }
        return Map.class.isAssignableFrom(raw) ? mapping(Types.argument(type, 1)) : scalar(raw);
    }

    private Object record(Class<?> type) throws IOException {
        expect(JsonToken.START_OBJECT, type);
        RecordShape shape = shape(type);
        @Nullable Object[] values = new Object[shape.size()];
        while (json.nextToken() != JsonToken.END_OBJECT) {
            int place = shape.place(json.currentName());
            json.nextToken();
            values[place] = value(shape.type(place));
        }
        return shape.made(values);
    }

    private RecordShape shape(Class<?> type) throws IOException {
        RecordShape known = shapes.get(type);
        if (known == null) {
            known = RecordShape.of(type);
            shapes.put(type, known);
        }
        return known;
    }

    private Object collection(Class<?> type, Type element) throws IOException {
        expect(JsonToken.START_ARRAY, type);
        Collection<Object> read = Set.class.isAssignableFrom(type) ? new LinkedHashSet<>() : new ArrayList<>();
        if (!type.isInstance(read) && type != List.class) {
            throw new IOException("no " + type + " can be made");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            read.add(value(element));
        }
        return read;
    }

    private Object mapping(Type value) throws IOException {
        expect(JsonToken.START_OBJECT, Map.class);
        Map<String, Object> read = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            read.put(key, value(value));
        }
        return read;
    }

    private Object scalar(Class<?> type) throws IOException {
        if (type == String.class) {
            return text();
        }
        if (type == boolean.class || type == Boolean.class) {
            return json.getBooleanValue();
        }
        if (type == int.class || type == Integer.class) {
            return json.getIntValue();
        }
        if (type == long.class || type == Long.class) {
            return json.getLongValue();
        }
        if (type == double.class || type == Double.class) {
            return json.getDoubleValue();
        }
        return fromText(type);
    }

    private Object fromText(Class<?> type) throws IOException {
        String text = text();
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(text)) {
                    return constant;
                }
            }
        }
        return Texts.read(text, type).orElseThrow(() -> new IOException("no " + type + " can be made of text"));
    }

    private String text() throws IOException {
        expect(JsonToken.VALUE_STRING, String.class);
        return json.getText();
    }

    private void expect(JsonToken token, Class<?> type) throws IOException {
        if (json.currentToken() != token) {
            throw new IOException("expected " + token + " for " + type + ", found " + json.currentToken());
        }
    }
}
