package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteNotationTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "999999999999999, 999999999999999",
        "1K, 1024",
        "10 MiB, 10485760",
        "2G, 2147483648",
        "999999T, 1099510528264372224"
    })
    void readsSizes(String text, long bytes) {
        assertThat(ByteNotation.parse(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1KB", "1 B", "1.5M", "1k", "9999999T", "9999999999999999"})
    void isEmptyForSomethingElse(String text) {
        assertThat(ByteNotation.parse(text)).isEmpty();
    }
}
