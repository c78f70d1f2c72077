package io.montty.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.montty.api.DurationNotation;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Say in a user's words what stands in a file and what should stand there. */
final class Expected {

    private Expected() {}

    /** Return what a user should write for a value of {@code target}. */
    static String of(Class<?> target) {
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

    /** Return a bound value as a file would hold it. */
    static String shown(@Nullable Object value) {
        if (value instanceof String text) {
            return "'" + text + "'";
        }
        if (value instanceof Duration duration) {
            return shown(duration);
        }
        return value == null ? "missing" : value.toString();
    }

    /** Return a value as the file holds it; a list or mapping by its kind alone. */
    static String shown(JsonNode node) {
        if (node.isTextual()) {
            return shown((Object) node.textValue());
        }
        return node.isArray() ? "a list" : node.isObject() ? "a mapping" : node.isNull() ? "empty" : node.toString();
    }

    private static String shown(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 86_400 == 0
                ? seconds / 86_400 + "d"
                : seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
    }
}
