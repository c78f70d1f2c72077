package io.montty.runtime.checker.compiled;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/** Know the types that are kept as the text that they have themselves. */
final class Texts {

    private Texts() {}

    static boolean isKnown(Object value) {
        return value instanceof Path
                || value instanceof Duration
                || value instanceof BigDecimal
                || value instanceof BigInteger
                || value instanceof Instant
                || value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof Period
                || value instanceof ZoneId;
    }

    /**
     * Return the value of {@code type} that {@code text} is; empty if there is no such type.
     *
     * @throws RuntimeException if it is not the text of one
     */
    static Optional<Object> read(String text, Class<?> type) {
        if (type == Duration.class) {
            return Optional.of(Duration.parse(text));
        }
        if (type == Path.class) {
            return Optional.of(Path.of(text));
        }
        if (type == BigDecimal.class) {
            return Optional.of(new BigDecimal(text));
        }
        if (type == BigInteger.class) {
            return Optional.of(new BigInteger(text));
        }
        return type == ZoneId.class ? Optional.of(ZoneId.of(text)) : readTime(text, type);
    }

    private static Optional<Object> readTime(String text, Class<?> type) {
        if (type == Instant.class) {
            return Optional.of(Instant.parse(text));
        }
        if (type == LocalDate.class) {
            return Optional.of(LocalDate.parse(text));
        }
        if (type == LocalTime.class) {
            return Optional.of(LocalTime.parse(text));
        }
        return type == Period.class ? Optional.of(Period.parse(text)) : Optional.empty();
    }
}
