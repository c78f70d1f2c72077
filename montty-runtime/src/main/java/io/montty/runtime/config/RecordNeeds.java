package io.montty.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.montty.api.Default;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Note the components of a record that have no value and no default: Jackson would make them zero or null. */
final class RecordNeeds {

    /** What says itself, in words of its own, that a value is missing. */
    private static final List<Class<? extends Annotation>> OUTSPOKEN =
            List.of(NotNull.class, NotEmpty.class, NotBlank.class);

    private final MistakeCollector mistakes;

    RecordNeeds(MistakeCollector mistakes) {
        this.mistakes = mistakes;
    }

    /** Tell whether {@code component} must be given. */
    static boolean isRequired(RecordComponent component) {
        return component.getAnnotation(Default.class) == null
                && !component.getType().isRecord()
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Look through {@code node}, which has its defaults already. */
    void check(ObjectNode node, KeyPath path, Class<? extends Record> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = RecordBinder.key(component.getName());
            if (node.hasNonNull(key)) {
                checkWithin(node.get(key), path.key(key), component.getGenericType());
            } else if (isRequired(component) && !isOutspoken(component)) {
                mistakes.add(path.key(key), "is missing, expected " + Expected.of(component.getType()));
            }
        }
    }

    /** These annotations are none of a component, so they stand on what is made of it. */
    private static boolean isOutspoken(RecordComponent component) {
        return OUTSPOKEN.stream().anyMatch(component.getAccessor()::isAnnotationPresent);
    }

    private void checkWithin(JsonNode node, KeyPath path, Type type) {
        Class<?> raw = RecordShape.raw(type);
        if (raw.isRecord() && node instanceof ObjectNode object) {
            check(object, path, raw.asSubclass(Record.class));
        } else if (Collection.class.isAssignableFrom(raw) && node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                checkWithin(node.get(i), path.index(i), RecordShape.argument(type, 0));
            }
        } else if (Map.class.isAssignableFrom(raw) && node.isObject()) {
            node.properties()
                    .forEach(entry ->
                            checkWithin(entry.getValue(), path.key(entry.getKey()), RecordShape.argument(type, 1)));
        }
    }
}
