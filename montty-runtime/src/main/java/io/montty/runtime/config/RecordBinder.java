package io.montty.runtime.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.montty.api.Default;
import io.montty.api.DurationNotation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Bind a mapping of a configuration file to a record and validate it, collecting every mistake. */
final class RecordBinder {

    private final Supplier<Validator> validator;
    private final YamlReader yaml = new YamlReader();
    private final JsonMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(new SimpleModule().addDeserializer(Duration.class, new DurationDeserializer()))
            .addModule(new SimpleModule().addDeserializer(Path.class, new PathDeserializer()))
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.TryConvert)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.TryConvert))
            .build();

    RecordBinder(Supplier<Validator> validator) {
        this.validator = validator;
    }

    /**
     * Bind the mapping at {@code path} of {@code document} to {@code type}. Components that the file does not name
     * take the value of their {@link Default}.
     */
    <T extends Record> Bound<T> bind(YamlDocument document, JsonNode node, KeyPath path, Class<T> type) {
        if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
            return Bound.failed(List.of(document.problem(path, "is " + node + ", expected keys with values")));
        }
        ObjectNode given = node instanceof ObjectNode object ? object.deepCopy() : mapper.createObjectNode();
        MistakeCollector mistakes = new MistakeCollector(document, path);
        refuseUnknown(given, path, type, mistakes);
        fillDefaults(given, type);
        Optional<T> bound = convert(given, type, mistakes);
        if (bound.isEmpty() || mistakes.any()) {
            return Bound.failed(mistakes.problems());
        }
        for (ConstraintViolation<T> violation : validator.get().validate(bound.get())) {
            mistakes.add(violation);
        }
        return mistakes.any() ? Bound.failed(mistakes.problems()) : Bound.of(bound.get());
    }

    /** Return the defaults of {@code type} as they would be written, in the order of its components. */
    static Map<String, String> defaults(Class<? extends Record> type) {
        Map<String, String> defaults = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Default value = component.getAnnotation(Default.class);
            if (value != null) {
                defaults.put(key(component.getName()), value.value());
            }
        }
        return defaults;
    }

    /** Jackson keeps unknown keys of a record for later and then no longer knows where they stood: look before. */
    private static void refuseUnknown(
            ObjectNode node, KeyPath path, Class<? extends Record> type, MistakeCollector mistakes) {
        Map<String, Class<?>> known = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            known.put(key(component.getName()), component.getType());
        }
        node.properties().forEach(entry -> {
            Class<?> component = known.get(entry.getKey());
            if (component == null) {
                mistakes.add(
                        path.key(entry.getKey()), "is not a known key; known are " + String.join(", ", known.keySet()));
            } else if (component.isRecord()) {
                KeyPath at = path.key(entry.getKey());
                if (entry.getValue() instanceof ObjectNode child) {
                    refuseUnknown(child, at, component.asSubclass(Record.class), mistakes);
                } else if (!entry.getValue().isNull()) {
                    mistakes.add(at, "is " + entry.getValue() + ", expected keys with values");
                    entry.setValue(NullNode.getInstance());
                }
            }
        });
    }

    /** Return the key that a record's component has in a file: {@code knownHosts} is written {@code known_hosts}. */
    static String key(String component) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component);
    }

    private void fillDefaults(ObjectNode node, Class<? extends Record> type) {
        defaults(type).forEach((name, value) -> {
            if (!node.hasNonNull(name)) {
                node.set(name, yaml.parse("value: " + value, "default").root().path("value"));
            }
        });
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isRecord()) {
                String key = key(component.getName());
                if (!node.hasNonNull(key)) {
                    node.set(key, JsonNodeFactory.instance.objectNode());
                }
                if (node.get(key) instanceof ObjectNode child) {
                    fillDefaults(child, component.getType().asSubclass(Record.class));
                }
            }
        }
    }

    private <T> Optional<T> convert(ObjectNode node, Class<T> type, MistakeCollector mistakes) {
        try {
            return Optional.ofNullable(
                    mapper.readerFor(type).withHandler(mistakes).readValue(mapper.treeAsTokens(node)));
        } catch (JsonMappingException e) {
            mistakes.add(e);
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private static final class DurationDeserializer extends StdScalarDeserializer<Duration> {

        private static final long serialVersionUID = 1L;

        DurationDeserializer() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isScalarValue()) {
                return (Duration) context.handleUnexpectedToken(Duration.class, parser);
            }
            Optional<Duration> duration = DurationNotation.parse(parser.getText());
            return duration.isPresent()
                    ? duration.get()
                    : (Duration)
                            context.handleWeirdStringValue(Duration.class, parser.getText(), DurationNotation.EXPECTED);
        }
    }

    private static final class PathDeserializer extends StdScalarDeserializer<Path> {

        private static final long serialVersionUID = 1L;

        PathDeserializer() {
            super(Path.class);
        }

        @Override
        public Path deserialize(JsonParser parser, DeserializationContext context)
                throws IOException, JsonProcessingException {
            return Path.of(parser.getText());
        }
    }
}
