package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainDurationTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.25S, 250 ms",
        "PT1.5S, 1500 ms",
        "PT59S, 59 s",
        "PT15M, 15 min",
        "PT1M1S, 1 min 1 s",
        "PT1H, 1 h 0 min",
        "PT23H59M59S, 23 h 59 min",
        "PT300H, 12 d 12 h",
    })
    void printsItsTwoLargestUnits(Duration duration, String text) {
        assertThat(new PlainDuration(duration)).hasToString(text);
    }
}
