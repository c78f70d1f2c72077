package io.montty.runtime.report.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.runtime.Goldens;
import io.montty.runtime.report.LegacyHeader;
import io.montty.runtime.report.SampleReports;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegacyReportWriterTest {

    @Test
    void writesWhateverCanBecomeOfACheck() {
        Goldens.matches(getClass(), "every-outcome.mty", text(SampleReports.everyOutcome()));
    }

    @Test
    void writesAHeaderThatOurOwnReaderTakes() throws Exception {
        byte[] bytes = new LegacyReportWriter().write(SampleReports.everyOutcome());

        LegacyHeader header = LegacyHeader.read(bytes);

        assertThat(header.status()).isEqualTo(Status.ALERT);
        assertThat(header.host()).isEqualTo("db-03.prod.example");
    }

    @Test
    void keepsValuesOfTheHeaderOnTheirLines() {
        Report report = with(new HostIdentity("web\n\nStatus: OKAY", List.of("2001:db8::1"), ""));

        assertThat(text(report)).startsWith("MonTTY\nHost: web Status: OKAY\nIPv4: 127.0.0.1\nStatus: ALERT\n");
    }

    private static Report with(HostIdentity host) {
        Report sample = SampleReports.everyOutcome();
        return new Report(
                sample.id(),
                host,
                sample.at(),
                sample.duration(),
                sample.version(),
                sample.ttl(),
                sample.interval(),
                sample.intended(),
                sample.bundle(),
                sample.status(),
                sample.checks());
    }

    private static String text(Report report) {
        return new String(new LegacyReportWriter().write(report), StandardCharsets.UTF_8);
    }
}
