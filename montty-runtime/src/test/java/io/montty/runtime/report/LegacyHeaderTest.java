package io.montty.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Status;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyHeaderTest {

    private static final String REPORT = """
            MonTTY
            Host: web1
            IPv4: 192.0.2.2
            Status: WARN
            At: January 31, 2026 08:15:00

            Disk    (WARN)
            81 % of /var


            SUMMARY:

                 Disk    (WARN)

            """;

    @Test
    void readsEveryKey() throws ReportFormatException {
        LegacyHeader header = LegacyHeader.read(bytes(REPORT));

        assertThat(header.host()).isEqualTo("web1");
        assertThat(header.ipv4()).isEqualTo("192.0.2.2");
        assertThat(header.status()).isEqualTo(Status.WARN);
        assertThat(header.at()).isEqualTo("January 31, 2026 08:15:00");
        assertThat(REPORT.substring(header.bodyStart())).startsWith("Disk    (WARN)");
    }

    @Test
    void takesKeysInAnyOrderAndCaseAndOnlyNeedsTheStatus() throws ReportFormatException {
        LegacyHeader header = LegacyHeader.read(bytes("anything\r\nSTATUS:  okay \r\nhOST:x:y\r\n\r\n"));

        assertThat(header).isEqualTo(new LegacyHeader("x:y", "", Status.OKAY, "", 38));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MonTTY~Status: OKAY~Colour: red~~|line 3: expected Host, IPv4, Status or At",
                "MonTTY~Status: OKAY~no colon~~|line 3: expected Host, IPv4, Status or At",
                "MonTTY~Status: OKAY~status: WARN~~|line 3: status is there twice",
                "MonTTY~Status: FINE~~|Status is not one of",
                "MonTTY~Host: web1~~|the header has no Status",
                "MonTTY~Host: web1~|line 3: the header has no empty line",
                "MonTTY|line 1: the header has no empty line",
            })
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> LegacyHeader.read(bytes(text.replace('~', '\n'))))
                .isInstanceOf(ReportFormatException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesAHeaderThatIsNotUtf8() {
        byte[] bytes = "MonTTY\nHost: \u00e4\nStatus: OKAY\n\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> LegacyHeader.read(bytes)).hasMessage("line 2: not UTF-8");
    }

    @Test
    void refusesAnEndlessHeader() {
        String endless = "MonTTY\nHost: " + "x".repeat(LegacyHeader.LARGEST) + "\nStatus: OKAY\n\n";

        assertThatThrownBy(() -> LegacyHeader.read(bytes(endless)))
                .hasMessageContaining("within " + LegacyHeader.LARGEST + " bytes");
    }

    @Test
    void takesNoBeginningOfAReportForAWholeOne() {
        byte[] whole = bytes(REPORT);

        assertThat(LegacyHeader.isComplete(whole)).isTrue();
        for (int length = 0; length < whole.length; length++) {
            assertThat(LegacyHeader.isComplete(Arrays.copyOf(whole, length)))
                    .as("the first %s bytes", length)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "MonTTY\nHost: web1\nStatus: NA\n\n\n\nSUMMARY:\n\n\n")
    void takesAReportWithoutChecksForAWholeOne(String text) {
        assertThat(LegacyHeader.isComplete(bytes(text))).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
