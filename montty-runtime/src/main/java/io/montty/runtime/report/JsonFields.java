package io.montty.runtime.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Read the fields of one JSON object, and say which field of which object is wrong.
 *
 * @param values the object: its strings, numbers, truth values, lists and objects, by their fields
 * @param path what stands before a field's name in a message; empty or with a dot at its end
 */
public record JsonFields(Map<String, Object> values, String path) {

    /** Stands for {@code null}, which is something else than a field that is missing. */
    static final Object NULL = new Object();

    private static final int LONGEST_SHOWN = 60;

    /** Tell whether the field is there, whatever it holds. */
    public boolean has(String field) {
        return values.containsKey(field);
    }

    public String text(String field) throws ReportFormatException {
        if (values.get(field) instanceof String text) {
            return text;
        }
        throw wrong(field, "a string");
    }

    public String textOr(String field, String fallback) throws ReportFormatException {
        return has(field) ? text(field) : fallback;
    }

    public long number(String field, long fallback) throws ReportFormatException {
        if (!has(field)) {
            return fallback;
        }
        long number = integer(field, "a whole number from 0 up");
        if (number < 0) {
            throw wrong(field, "a whole number from 0 up");
        }
        return number;
    }

    /** Return a whole number of any sign; {@code expected} says what it is. */
    public long integer(String field, String expected) throws ReportFormatException {
        Object value = values.get(field);
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw wrong(field, expected);
    }

    public double decimal(String field) throws ReportFormatException {
        if (values.get(field) instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw wrong(field, "a number");
    }

    public boolean flag(String field) throws ReportFormatException {
        if (!has(field)) {
            return false;
        }
        if (values.get(field) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(field, "true or false");
    }

    public <E extends Enum<E>> E constant(String field, Class<E> type) throws ReportFormatException {
        String name = text(field);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw wrong(field, "one of " + List.of(type.getEnumConstants()));
    }

    public JsonFields object(String field) throws ReportFormatException {
        if (values.get(field) instanceof Map<?, ?> object) {
            return fields(object, field);
        }
        throw wrong(field, "an object");
    }

    public List<JsonFields> objects(String field) throws ReportFormatException {
        List<JsonFields> objects = new ArrayList<>();
        for (Object element : list(field, "a list")) {
            String name = field + "[" + objects.size() + "]";
            if (!(element instanceof Map<?, ?> object)) {
                throw wrong(name, "an object");
            }
            objects.add(fields(object, name));
        }
        return objects;
    }

    public List<String> strings(String field) throws ReportFormatException {
        List<String> strings = new ArrayList<>();
        for (Object element : list(field, "a list of strings")) {
            if (!(element instanceof String text)) {
                throw wrong(field, "a list of strings");
            }
            strings.add(text);
        }
        return strings;
    }

    private List<?> list(String field, String expected) throws ReportFormatException {
        if (!has(field)) {
            return List.of();
        }
        if (values.get(field) instanceof List<?> list) {
            return list;
        }
        throw wrong(field, expected);
    }

    @SuppressWarnings("unchecked") // the reader makes objects of nothing else
    private JsonFields fields(Map<?, ?> object, String field) {
        return new JsonFields((Map<String, Object>) object, path + field + ".");
    }

    public ReportFormatException wrong(String field, String expected) {
        String found = has(field) ? "is " + shown(values.get(field)) : "is missing";
        return new ReportFormatException(path + field + " " + found + ", expected " + expected);
    }

    private static String shown(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(value, json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        String whole = text.toString();
        return whole.length() <= LONGEST_SHOWN ? whole : whole.substring(0, LONGEST_SHOWN) + "...";
    }

    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : object.entrySet()) {
                json.writeFieldName(String.valueOf(field.getKey()));
                write(field.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(element, json);
            }
            json.writeEndArray();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else {
            json.writeRawValue(value == NULL ? "null" : String.valueOf(value));
        }
    }
}
