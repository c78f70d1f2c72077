package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.store.ReportName;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReportInspectorTest {

    private static final ReportFile REPORT =
            ReportFile.of(Status.WARN).body("quote \" backslash \\ brace } and \u00e4");
    private static final ReportName NAME = ReportName.parse(REPORT.name()).orElseThrow();
    private static final ReportName LEGACY =
            ReportName.parse(REPORT.legacyName()).orElseThrow();

    private final ReportInspector inspector = new ReportInspector();

    @Test
    void tellsEveryBeginningFromTheWhole() {
        byte[] json = REPORT.bytes();
        int end = json.length - 1; // without the line end, which is not needed
        assertThat(inspector.inspect(NAME, Arrays.copyOf(json, end))).isInstanceOf(Verdict.Accepted.class);
        for (int length = 0; length < end; length++) {
            assertThat(inspector.inspect(NAME, Arrays.copyOf(json, length)))
                    .as("the first %s bytes", length)
                    .isInstanceOf(Verdict.Unfinished.class);
        }
    }

    @Test
    void tellsEveryBeginningOfALegacyReportFromTheWhole() {
        byte[] text = REPORT.legacyBytes();
        assertThat(inspector.inspect(LEGACY, text)).isInstanceOf(Verdict.Accepted.class);
        for (int length = 0; length < text.length; length++) {
            assertThat(inspector.inspect(LEGACY, Arrays.copyOf(text, length)))
                    .as("the first %s bytes", length)
                    .isInstanceOf(Verdict.Unfinished.class);
        }
    }

    @Test
    void comesToAVerdictOnWhateverBytes() {
        Random random = new Random(20_260_131);
        for (int round = 0; round < 5_000; round++) {
            assertThat(inspector.inspect(NAME, damaged(REPORT.bytes(), random))).isNotNull();
            assertThat(inspector.inspect(LEGACY, damaged(REPORT.legacyBytes(), random)))
                    .isNotNull();
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        for (int change = random.nextInt(4); change >= 0; change--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
