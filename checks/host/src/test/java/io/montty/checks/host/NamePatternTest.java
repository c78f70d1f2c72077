package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "backup.gz, backup.gz, true",
        "backup.gz, backup-gz, false",
        "*.gz, a.gz, true",
        "*.gz, .gz, true",
        "*.gz, a.gz.tmp, false",
        "a*b*c, aXbXbXc, true",
        "a*b*c, aXbX, false",
        "?.gz, a.gz, true",
        "?.gz, ab.gz, false",
        "*, anything, true",
        "a*, a, true",
        "[a], a, false",
    })
    void matchesAsAShellDoes(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void comesToAnEndWithManyStars() {
        assertThat(new NamePattern("*a".repeat(500) + "b").matches("a".repeat(5_000)))
                .isFalse();
    }

    @Test
    void findsAnyOfSeveral() {
        assertThat(NamePattern.any(List.of("*.gz", "x?"), "xy")).isTrue();
        assertThat(NamePattern.any(List.of(), "xy")).isFalse();
    }
}
