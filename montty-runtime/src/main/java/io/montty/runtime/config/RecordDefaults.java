package io.montty.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.montty.api.Default;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;

/** Give a mapping the values that it does not name, as the components of its record declare them. */
final class RecordDefaults {

    private final YamlReader yaml;

    RecordDefaults(YamlReader yaml) {
        this.yaml = yaml;
    }

    /** @throws IllegalArgumentException if a {@link Default} is not YAML, which is its author's mistake */
    void fill(ObjectNode node, Class<? extends Record> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = RecordBinder.key(component.getName());
            Default value = component.getAnnotation(Default.class);
            if (value != null && !node.hasNonNull(key)) {
                node.set(key, parse(key, value.value()));
            }
            if (component.getType().isRecord() && !node.hasNonNull(key)) {
                node.set(key, JsonNodeFactory.instance.objectNode());
            }
            if (node.hasNonNull(key)) {
                fillWithin(node.get(key), component.getGenericType());
            }
        }
    }

    private void fillWithin(JsonNode node, Type type) {
        Class<?> raw = RecordShape.raw(type);
        if (raw.isRecord() && node instanceof ObjectNode object) {
            fill(object, raw.asSubclass(Record.class));
        } else if (Collection.class.isAssignableFrom(raw) && node.isArray()) {
            node.forEach(element -> fillWithin(element, RecordShape.argument(type, 0)));
        } else if (Map.class.isAssignableFrom(raw) && node.isObject()) {
            node.forEach(value -> fillWithin(value, RecordShape.argument(type, 1)));
        }
    }

    private JsonNode parse(String key, String value) {
        YamlDocument document = yaml.parse("value: " + value, "default");
        if (!document.problems().isEmpty()) {
            throw new IllegalArgumentException("the default of " + key + " is not YAML: " + value);
        }
        return document.root().path("value");
    }
}
