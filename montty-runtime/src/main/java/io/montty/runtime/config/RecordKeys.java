package io.montty.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Say what a configuration record takes: its keys, their defaults, and what is asked of them. */
final class RecordKeys {

    private final Validator validator;
    private final MessageInterpolator messages;

    RecordKeys(Validator validator, MessageInterpolator messages) {
        this.validator = validator;
        this.messages = messages;
    }

    /** Describe {@code type}, with the records within it. */
    ConfigDescription describe(Class<? extends Record> type) {
        List<ConfigDescription.Key> keys = new ArrayList<>();
        Set<String> rules = new TreeSet<>();
        collect(type, "", keys, rules);
        return new ConfigDescription(keys, List.copyOf(rules));
    }

    private void collect(
            Class<? extends Record> type, String prefix, List<ConfigDescription.Key> keys, Set<String> rules) {
        BeanDescriptor bean = validator.getConstraintsForClass(type);
        Set<String> components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + RecordBinder.key(component.getName());
            keys.add(key(name, component, bean.getConstraintsForProperty(component.getName())));
            Type inner = innermost(component.getGenericType());
            if (RecordShape.raw(inner).isRecord()) {
                String within = name + (inner.equals(component.getGenericType()) ? "." : "[].");
                collect(RecordShape.raw(inner).asSubclass(Record.class), within, keys, rules);
            }
        }
        Stream<ConstraintDescriptor<?>> ofRecord = Stream.concat(
                bean.getConstraintDescriptors().stream(),
                bean.getConstrainedProperties().stream()
                        .filter(property -> !components.contains(property.getPropertyName()))
                        .flatMap(property -> property.getConstraintDescriptors().stream()));
        ofRecord.map(this::text).forEach(rules::add);
    }

    private ConfigDescription.Key key(String name, RecordComponent component, @Nullable PropertyDescriptor property) {
        Default value = component.getAnnotation(Default.class);
        Description description = component.getAnnotation(Description.class);
        return new ConfigDescription.Key(
                name,
                expected(component.getGenericType()),
                value != null ? value.value() : RecordNeeds.isRequired(component) ? ConfigDescription.REQUIRED : "",
                property == null ? List.of() : constraints(property),
                description == null ? "" : description.value());
    }

    private List<String> constraints(PropertyDescriptor property) {
        Stream<ConstraintDescriptor<?>> elements = property.getConstrainedContainerElementTypes().stream()
                .flatMap((ContainerElementTypeDescriptor element) -> element.getConstraintDescriptors().stream());
        return Stream.concat(
                        property.getConstraintDescriptors().stream().map(this::text),
                        elements.map(constraint -> "each " + text(constraint)))
                .sorted()
                .toList();
    }

    private String text(ConstraintDescriptor<?> constraint) {
        return messages.interpolate(constraint.getMessageTemplate(), new Context(constraint));
    }

    private static String expected(Type type) {
        Class<?> raw = RecordShape.raw(type);
        if (Collection.class.isAssignableFrom(raw)) {
            return "a list, each " + expected(RecordShape.argument(type, 0));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return "keys with values, each " + expected(RecordShape.argument(type, 1));
        }
        // What a check makes of its own configuration is for the check to say.
        return JsonNode.class.isAssignableFrom(raw) ? "keys with values" : Expected.of(raw);
    }

    private static Type innermost(Type type) {
        Class<?> raw = RecordShape.raw(type);
        if (Collection.class.isAssignableFrom(raw)) {
            return innermost(RecordShape.argument(type, 0));
        }
        return Map.class.isAssignableFrom(raw) ? innermost(RecordShape.argument(type, 1)) : type;
    }

    /** Give a message the attributes of its constraint. */
    private record Context(ConstraintDescriptor<?> constraint) implements MessageInterpolator.Context {

        @Override
        public ConstraintDescriptor<?> getConstraintDescriptor() {
            return constraint;
        }

        @Override
        public @Nullable Object getValidatedValue() {
            return null;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new ValidationException("there is no " + type.getName() + " to unwrap");
        }
    }
}
