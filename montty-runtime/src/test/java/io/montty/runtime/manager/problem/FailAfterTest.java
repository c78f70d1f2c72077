package io.montty.runtime.manager.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Status;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailAfterTest {

    @ParameterizedTest(name = "{0} of {1} leads to {2}")
    @CsvSource({
        "1/1, OWAWO,      OWAWO",
        "1/1, NONAN,      NONAN",
        "2/2, OAOAA,      OOOOA",
        "2/2, AAOA,       OAOO",
        "3/3, AAAOAAA,    OOAOOOA",
        "3/5, AAOA,       OOOA",
        "3/5, AAOOAA,     OOOOAA",
        "3/5, AAAOO,      OOAAA",
        "3/5, AAAOOO,     OOAAAO",
        "3/5, AAAOOA,     OOAAAA",
        "3/5, AWA,        OOW",
        "3/5, AWAA,       OOWA",
        "3/5, WWWA,       OOWW",
        "3/5, WWWAAA,     OOWWWA",
        "2/2, AAW,        OAW",
        "2/2, AANNN,      OANNN",
        "20/20, AAAAAAAAAAAAAAAAAAAA, OOOOOOOOOOOOOOOOOOOA"
    })
    void countsAWorseStatusWhenItLasted(String asked, String results, String counts) {
        FailAfter failAfter = FailAfter.parse(asked);
        Recent recent = Recent.NOTHING;
        Status current = Status.OKAY;
        StringBuilder counted = new StringBuilder();
        for (int i = 0; i < results.length(); i++) {
            Status newest = status(results.charAt(i));
            recent = recent.plus(newest);
            current = failAfter.next(current, newest, recent);
            counted.append(current.name().charAt(0));
        }

        assertThat(counted).hasToString(counts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "1/21", "x/3", ""})
    void cannotBeAskedForMoreThanThereIs(String asked) {
        assertThatThrownBy(() -> FailAfter.parse(asked)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void remembersTwentyResults() {
        Recent recent = Recent.NOTHING;
        for (int i = 0; i < 50; i++) {
            recent = recent.plus(i < 40 ? Status.ALERT : Status.OKAY);
        }

        assertThat(recent.letters()).isEqualTo("A".repeat(10) + "O".repeat(10));
        assertThat(recent.changes()).isEqualTo(1);
    }

    private static Status status(char letter) {
        return Stream.of(Status.values())
                .filter(status -> status.name().charAt(0) == letter)
                .findFirst()
                .orElseThrow();
    }
}
