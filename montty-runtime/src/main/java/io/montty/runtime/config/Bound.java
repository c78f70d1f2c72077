package io.montty.runtime.config;

import java.util.List;
import java.util.Optional;

/**
 * Hold what became of binding a value: either the value, or the mistakes.
 *
 * @param value present exactly if there are no problems
 * @param problems every mistake found
 */
public record Bound<T>(Optional<T> value, List<Problem> problems) {

    static <T> Bound<T> of(T value) {
        return new Bound<>(Optional.of(value), List.of());
    }

    static <T> Bound<T> failed(List<Problem> problems) {
        return new Bound<>(Optional.empty(), List.copyOf(problems));
    }
}
