package io.montty.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class RangeTest {

    @ParameterizedTest
    @CsvSource({
        "10, 10, -1 11, 0 5 10",
        "10:, 10:, 9, 10 11",
        "~:10, ~:10, 11, -99 10",
        "10:20, 10:20, 9 21, 10 20",
        "@10:20, @10:20, 10 15 20, 9 21",
        "0:10.50, 10.5, 10.6, 10.5",
        "-5:-1, -5:-1, 0, -3",
        "1e2, 100, 101, 100"
    })
    void readsTheNotation(String text, String shortest, String violating, String fine) {
        Range range = Range.parse(text).orElseThrow();

        assertThat(range).hasToString(shortest);
        assertThat(violating.split(" ", -1)).allMatch(value -> range.violatedBy(Double.parseDouble(value)));
        assertThat(fine.split(" ", -1)).noneMatch(value -> range.violatedBy(Double.parseDouble(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", ":", "x", "20:10", "1:2:3", "1,5", "~", "1e9999", "10 "})
    void takesNothingElse(String text) {
        assertThat(Range.parse(text)).isEmpty();
    }

    @Test
    void isEqualToTheSameRangeWrittenOtherwise() {
        assertThat(Range.upTo(9)).isEqualTo(Range.parse("9").orElseThrow()).hasToString("9");
    }

    @Test
    void refusesALongTextAsQuicklyAsAShortOne() {
        String digits = "1".repeat(200_000) + "x";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Range.parse(digits)))
                .isEmpty();
    }
}
