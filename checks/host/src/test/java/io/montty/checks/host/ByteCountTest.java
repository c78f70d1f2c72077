package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteCountTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1536, 1.5 KiB",
        "1048575, 1.0 MiB",
        "25276502016, 23.5 GiB",
        "9223372036854775807, 8.0 EiB",
    })
    void printsInTheLargestUnitThatFits(long bytes, String text) {
        assertThat(new ByteCount(bytes)).hasToString(text);
    }
}
