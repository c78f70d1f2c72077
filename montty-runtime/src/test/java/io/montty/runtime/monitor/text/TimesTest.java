package io.montty.runtime.monitor.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.fleet.SampleReports;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @ParameterizedTest
    @CsvSource({
        "PT-5M, <1m",
        "PT0S, <1m",
        "PT59S, <1m",
        "PT60S, 1m",
        "PT59M, 59m",
        "PT60M, 1h",
        "PT47H, 47h",
        "PT48H, 2d"
    })
    void saysAnAgeInTheLargestUnit(Duration age, String expected) {
        assertThat(Age.of(SampleReports.NOW.minus(age), SampleReports.NOW)).isEqualTo(expected);
    }

    @Test
    void showsTheTimeInUtcAndTheDayOnlyIfItIsNotToday() {
        ReportTime time = ReportTime.of(OffsetDateTime.parse("2026-11-22T00:38:11+01:00"));

        assertThat(time.full()).isEqualTo("2026-11-21 23:38:11Z");
        assertThat(time.brief(TODAY)).isEqualTo("21 Nov 23:38Z");
        assertThat(time.brief(TODAY.minusDays(1))).isEqualTo("23:38:11Z");
    }

    @Test
    void readsATimeOfMontty1WithoutGuessingItsZone() {
        ReportTime time = ReportTime.legacy("November 22, 2026 21:12:21");

        assertThat(time.full()).isEqualTo("2026-11-22 21:12:21");
        assertThat(time.brief(TODAY)).isEqualTo("21:12:21");
    }

    @Test
    void keepsATimeThatItCannotReadAsItWasWritten() {
        assertThat(ReportTime.legacy("Smarch 13").brief(TODAY)).isEqualTo("Smarch 13");
        assertThat(ReportTime.legacy("").full()).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource({"PT8H, 8h", "PT7H59M, 8h", "PT7H, 7h", "PT30M, 30m", "PT29M30S, 30m", "PT20S, 1m", "PT49H, 2d"})
    void saysHowLongIsLeftWithoutTakingAnyOfIt(Duration left, String said) {
        Instant now = Instant.parse("2026-11-22T09:41:07Z");

        assertThat(Age.left(now, now.plus(left))).isEqualTo(said);
    }
}
