package io.montty.runtime.monitor.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Status;
import io.montty.runtime.report.ReportFormatException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LegacyReportTest {

    @Test
    void readsHeaderAndBody() throws ReportFormatException {
        LegacyReport report = parse("""
                MonTTY
                Host: web1
                IPv4: 192.0.2.2
                Status: WARN
                At: November 22, 2026 21:12:21

                chk (WARN)
                body
                """);

        assertThat(report)
                .isEqualTo(new LegacyReport(
                        "web1", "192.0.2.2", Status.WARN, "November 22, 2026 21:12:21", "chk (WARN)\nbody\n"));
    }

    @Test
    void takesHeaderLinesInAnyOrderAndCaseAndMissingOnesButTheStatus() throws ReportFormatException {
        LegacyReport report = parse("whatever\nsTATUS:  okay \nHOST: a:b\n\n");

        assertThat(report).isEqualTo(new LegacyReport("a:b", "", Status.OKAY, "", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                            | the file is empty",
                "MonTTY                        | line 1: the file ends before the empty line",
                "MonTTY~Status: OKAY           | line 2: the file ends before the empty line",
                "MonTTY~Status: OKAY~          | line 3: the file ends before the empty line",
                "MonTTY~Status: OKAY~Mood: x~~ | line 3: expected Host:, IPv4:, Status: or At:",
                "MonTTY~no colon~~             | line 2: expected Host:, IPv4:, Status: or At:",
                "MonTTY~Host: x~~              | Status is missing or not one of",
                "MonTTY~Status: FINE~~         | Status is missing or not one of",
            })
    void saysWhichLineIsWrong(String text, String reason) {
        assertThatThrownBy(() -> parse(text.replace('~', '\n')))
                .isInstanceOf(ReportFormatException.class)
                .hasMessageContaining(reason);
    }

    private static LegacyReport parse(String text) throws ReportFormatException {
        return LegacyReport.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
