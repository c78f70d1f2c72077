package io.montty.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compare a mapping with the record that it is to be bound to, before Jackson does: Jackson keeps unknown keys for later
 * and then no longer knows where they stood, and takes empty elements and mappings where it should not.
 */
final class RecordShape {

    private final MistakeCollector mistakes;

    RecordShape(MistakeCollector mistakes) {
        this.mistakes = mistakes;
    }

    /** Note what does not fit {@code type}, and empty the values that could not be read in any way. */
    void check(ObjectNode node, KeyPath path, Class<? extends Record> type) {
        Map<String, Type> known = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            known.put(RecordBinder.key(component.getName()), component.getGenericType());
        }
        node.properties().forEach(entry -> {
            KeyPath at = path.key(entry.getKey());
            Type expected = known.get(entry.getKey());
            if (expected == null) {
                String names =
                        known.isEmpty() ? "none is known here" : "known are " + String.join(", ", known.keySet());
                mistakes.add(at, "is not a known key; " + names);
            } else if (!entry.getValue().isNull() && !fits(entry.getValue(), at, expected)) {
                entry.setValue(NullNode.getInstance());
            }
        });
    }

    private boolean fits(JsonNode node, KeyPath at, Type type) {
        Class<?> raw = raw(type);
        if (Collection.class.isAssignableFrom(raw)) {
            return fitsList(node, at, argument(type, 0));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return fitsMapping(node, at, argument(type, 1));
        }
        if (!raw.isRecord()) {
            return true; // Jackson knows best
        }
        if (node instanceof ObjectNode object) {
            check(object, at, raw.asSubclass(Record.class));
            return true;
        }
        return unfit(node, at, raw);
    }

    private boolean fitsList(JsonNode node, KeyPath at, Type element) {
        if (node.isObject()) {
            return unfit(node, at, Collection.class);
        }
        if (!node.isArray()) {
            return fits(node, at, element); // a single value stands for a list of one
        }
        for (int i = 0; i < node.size(); i++) {
            fitsElement(node.get(i), at.index(i), element);
        }
        return true;
    }

    private boolean fitsMapping(JsonNode node, KeyPath at, Type value) {
        if (!node.isObject()) {
            return unfit(node, at, Map.class);
        }
        node.properties().forEach(entry -> fitsElement(entry.getValue(), at.key(entry.getKey()), value));
        return true;
    }

    private void fitsElement(JsonNode node, KeyPath at, Type type) {
        if (node.isNull()) {
            mistakes.addUnreadable(
                    at,
                    "is empty, expected " + Expected.of(raw(type)) + "; write it, in quotes if it is empty, or take the"
                            + " line out");
        } else {
            fits(node, at, type);
        }
    }

    private boolean unfit(JsonNode node, KeyPath at, Class<?> expected) {
        mistakes.addUnreadable(at, "is " + Expected.shown(node) + ", expected " + Expected.of(expected));
        return false;
    }

    static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        return type instanceof Class<?> known ? known : Object.class;
    }

    static Type argument(Type type, int index) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[index]
                : Object.class;
    }
}
