package io.montty.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WrittenTimeTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-01-30T12:00:00+01:00[Europe/Berlin]");

    @ParameterizedTest
    @CsvSource({
        "18:00, 2026-01-30T17:00:00Z",
        "9:30, 2026-01-31T08:30:00Z",
        "2026-01-31, 2026-01-30T23:00:00Z",
        "2026-01-31 18:00, 2026-01-31T17:00:00Z",
        "2026-01-31T18:00:00Z, 2026-01-31T18:00:00Z"
    })
    void readsTimesInTheZoneOfTheServer(String text, Instant expected) {
        assertThat(WrittenTime.read(text, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "25:00", "2026-02-30", "8h", "2026-01-31 18"})
    void findsNoTimeInOtherWords(String text) {
        assertThat(WrittenTime.read(text, NOW)).isEmpty();
    }
}
