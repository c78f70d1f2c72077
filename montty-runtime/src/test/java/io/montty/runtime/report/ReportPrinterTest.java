package io.montty.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.Goldens;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPrinterTest {

    @Test
    void showsAllOfWhatIsWrongAndALineOfWhatIsWell() {
        Goldens.matches(getClass(), "every-outcome.txt", print(StatusStyle.PLAIN));
    }

    @Test
    void coloursNothingButTheStatus() {
        String plain = print(StatusStyle.PLAIN);
        String coloured = print(StatusStyle.COLOURED);

        assertThat(coloured).contains("\033[1;91m!!ALERT ");
        assertThat(coloured.replaceAll("\033\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void letsNoEscapeSequenceOfAHostThrough() {
        assertThat(print(StatusStyle.PLAIN)).doesNotContain("\033").doesNotContain("\007");
    }

    private static String print(StatusStyle style) {
        List<String> lines = new ReportPrinter(style).lines(SampleReports.everyOutcome());
        return String.join("\n", lines) + "\n";
    }
}
