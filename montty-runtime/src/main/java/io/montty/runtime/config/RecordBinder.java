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
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.montty.api.Default;
import io.montty.api.DurationNotation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Bind a mapping of a configuration file to a record and validate it, collecting every mistake. */
final class RecordBinder {

    private final Supplier<Validator> validator;
    private final RecordDefaults defaults = new RecordDefaults(new YamlReader());
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
     *
     * @return the record, or every mistake in the order of the file
     */
    <T extends Record> Bound<T> bind(YamlDocument document, JsonNode node, KeyPath path, Class<T> type) {
        MistakeCollector mistakes = new MistakeCollector(document, path);
        if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
            mistakes.add(path, "is " + Expected.shown(node) + ", expected keys with values");
            return Bound.failed(mistakes.problems());
        }
        ObjectNode given = node instanceof ObjectNode object ? object.deepCopy() : mapper.createObjectNode();
        try {
            return bind(given, path, type, mistakes);
        } catch (RuntimeException | LinkageError e) {
            // The record, its constructor and its constraints may be a plugin's own code.
            mistakes.add(path, MistakeCollector.refusal(e));
            return Bound.failed(mistakes.problems());
        }
    }

    private <T extends Record> Bound<T> bind(ObjectNode given, KeyPath path, Class<T> type, MistakeCollector mistakes) {
        new RecordShape(mistakes).check(given, path, type);
        Optional<T> bound;
        do {
            // What cannot be read takes its default for the time being, so that constraints judge all the rest.
            defaults.fill(given, type);
            new RecordNeeds(mistakes).check(given, path, type);
            bound = convert(given, type, mistakes);
        } while (mistakes.drop(given));
        bound.ifPresent(value -> validator.get().validate(value).forEach(mistakes::add));
        return mistakes.any() || bound.isEmpty() ? Bound.failed(mistakes.problems()) : Bound.of(bound.get());
    }

    /** Return the key that a record's component has in a file: {@code knownHosts} is written {@code known_hosts}. */
    static String key(String component) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component);
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
