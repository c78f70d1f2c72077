package io.montty.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationNotationTest {

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "10s,PT10S", "5m,PT5M", "1h,PT1H", "2d,PT48H", "366d,PT8784H", "007s,PT7S", "0s,PT0S"})
    void readsEachUnit(String text, Duration expected) {
        assertThat(DurationNotation.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "-1s", "1.5s", "10 s", "10S", "1w", "367d", "1000000000ms", "1s\n"})
    void refusesAllElse(String text) {
        assertThat(DurationNotation.parse(text)).isEmpty();
    }

    @Test
    void staysWithinWhatFitsInNanoseconds() {
        assertThat(DurationNotation.parse("366d").orElseThrow().toNanos()).isPositive();
    }
}
