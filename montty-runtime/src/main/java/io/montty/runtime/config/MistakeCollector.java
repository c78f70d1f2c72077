package io.montty.runtime.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import io.montty.api.DurationNotation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Note every mistake of a mapping and let Jackson go on, so that a person sees all of them at once. */
final class MistakeCollector extends DeserializationProblemHandler {

    private final YamlDocument document;
    private final KeyPath base;
    private final Map<String, Problem> byKey = new LinkedHashMap<>();

    MistakeCollector(YamlDocument document, KeyPath base) {
        this.document = document;
        this.base = base;
    }

    boolean any() {
        return !byKey.isEmpty();
    }

    List<Problem> problems() {
        return new ArrayList<>(byKey.values());
    }

    void add(ConstraintViolation<?> violation) {
        KeyPath path = base;
        for (Path.Node step : violation.getPropertyPath()) {
            path = step.getIndex() == null ? path : path.index(step.getIndex());
            if (step.getKind() == ElementKind.PROPERTY && step.getName() != null) {
                path = path.key(RecordBinder.key(step.getName()));
            }
        }
        // A constraint on a method speaks of the record as a whole; its name means nothing to a user.
        boolean onMethod = Boolean.FALSE.equals(violation.getInvalidValue());
        add(
                onMethod ? path.parent() : path,
                (onMethod ? "" : "is " + shown(violation.getInvalidValue()) + ", ") + violation.getMessage());
    }

    /** Note what Jackson gave up at, where no handler is asked. */
    void add(JsonMappingException failure) {
        KeyPath path = base;
        for (JsonMappingException.Reference step : failure.getPath()) {
            path = step.getFieldName() == null ? path.index(step.getIndex()) : path.key(step.getFieldName());
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String message =
                cause instanceof JsonMappingException mapping ? mapping.getOriginalMessage() : cause.getMessage();
        add(path, String.valueOf(message).lines().findFirst().orElse(""));
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String message) {
        add(path(context.getParser()), "is '" + value + "', expected " + expected(target));
        return null;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String message)
            throws IOException {
        String found = token.isScalarValue()
                ? "'" + parser.getText() + "'"
                : token == JsonToken.START_ARRAY ? "a list" : "a mapping";
        add(path(parser), "is " + found + ", expected " + expected(target.getRawClass()));
        parser.skipChildren();
        return null;
    }

    private KeyPath path(JsonParser parser) {
        KeyPath path = base;
        JsonPointer pointer = parser.getParsingContext().pathAsPointer();
        for (; pointer != null && !pointer.matches(); pointer = pointer.tail()) {
            path = pointer.mayMatchElement() && !document.lines().containsKey(path.key(pointer.getMatchingProperty()))
                    ? path.index(pointer.getMatchingIndex())
                    : path.key(pointer.getMatchingProperty());
        }
        return path;
    }

    void add(KeyPath path, String message) {
        byKey.putIfAbsent(path.toString(), document.problem(path, message));
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "missing" : value instanceof String text ? "'" + text + "'" : value.toString();
    }

    private static String expected(Class<?> target) {
        if (target == Duration.class) {
            return DurationNotation.EXPECTED;
        }
        if (target == boolean.class || target == Boolean.class) {
            return "true or false";
        }
        if (target == int.class || target == long.class || target == Integer.class || target == Long.class) {
            return "a whole number";
        }
        if (target.isPrimitive() || Number.class.isAssignableFrom(target)) {
            return "a number";
        }
        if (target.isEnum()) {
            return "one of " + Arrays.toString(target.getEnumConstants()).toLowerCase(Locale.ROOT);
        }
        if (Iterable.class.isAssignableFrom(target)) {
            return "a list";
        }
        return target.isRecord() || Map.class.isAssignableFrom(target) ? "keys with values" : "a text";
    }
}
