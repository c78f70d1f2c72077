package io.montty.runtime.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Read the fields of one JSON object, and say which field of which object is wrong.
 *
 * @param node the object
 * @param path what stands before a field's name in a message; empty or with a dot at its end
 */
public record JsonFields(JsonNode node, String path) {

    public String text(String field) throws ReportFormatException {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw wrong(field, "a string");
        }
        return value.textValue();
    }

    public String textOr(String field, String fallback) throws ReportFormatException {
        return node.has(field) ? text(field) : fallback;
    }

    public long number(String field, long fallback) throws ReportFormatException {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return fallback;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw wrong(field, "a whole number from 0 up");
        }
        return value.longValue();
    }

    public double decimal(String field) throws ReportFormatException {
        JsonNode value = node.path(field);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(field, "a number");
        }
        return value.doubleValue();
    }

    public boolean flag(String field) throws ReportFormatException {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong(field, "true or false");
        }
        return value.booleanValue();
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
        JsonNode value = node.path(field);
        if (!value.isObject()) {
            throw wrong(field, "an object");
        }
        return new JsonFields(value, path + field + ".");
    }

    public List<JsonFields> objects(String field) throws ReportFormatException {
        JsonNode array = node.path(field);
        if (!array.isMissingNode() && !array.isArray()) {
            throw wrong(field, "a list");
        }
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode element : array) {
            String name = field + "[" + objects.size() + "]";
            if (!element.isObject()) {
                throw wrong(name, "an object");
            }
            objects.add(new JsonFields(element, path + name + "."));
        }
        return objects;
    }

    public List<String> strings(String field) throws ReportFormatException {
        JsonNode array = node.path(field);
        if (!array.isMissingNode() && !array.isArray()) {
            throw wrong(field, "a list of strings");
        }
        List<String> strings = new ArrayList<>();
        for (JsonNode element : array) {
            if (!element.isTextual()) {
                throw wrong(field, "a list of strings");
            }
            strings.add(element.textValue());
        }
        return strings;
    }

    public ReportFormatException wrong(String field, String expected) {
        String found = node.has(field) ? "is " + abbreviated(node.get(field)) : "is missing";
        return new ReportFormatException(path + field + " " + found + ", expected " + expected);
    }

    private static String abbreviated(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
