package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.check;
import static io.montty.runtime.monitor.fleet.SampleReports.group;
import static io.montty.runtime.monitor.fleet.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.report.legacy.LegacyReportWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Change honest reports at random: each is understood, or it is said why not. */
final class HostileComplaintsTest {

    private static final int TRIES = 20_000;
    private static final byte[] SIGNS = "{}[]\":,\\()\n 0\u0000tfn".getBytes(StandardCharsets.UTF_8);
    private static final Report REPORT = report(
            Status.ALERT,
            check("Disk", Status.ALERT, "full", "a line"),
            group("Outer", Status.WARN, check("Leaf", Status.WARN, "")));

    private final Random random = new Random(7);

    @Test
    void readsAnyBytesThatLookLikeANativeReport() {
        byte[] honest = new ReportWriter().write(REPORT);
        NativeComplaints natives = new NativeComplaints();
        for (int i = 0; i < TRIES; i++) {
            byte[] changed = changed(honest);
            try {
                assertThat(natives.titles(changed)).doesNotContainNull();
            } catch (ReportFormatException e) {
                assertThat(e.reason()).isNotEmpty();
            }
        }
    }

    @Test
    void readsAnyBytesThatLookLikeALegacyReport() {
        byte[] honest = new LegacyReportWriter().write(REPORT);
        for (int i = 0; i < TRIES; i++) {
            byte[] changed = changed(honest);
            try {
                assertThat(LegacyComplaints.titles(LegacyReport.parse(changed))).doesNotContainNull();
            } catch (ReportFormatException e) {
                assertThat(e.reason()).isNotEmpty();
            }
        }
    }

    private byte[] changed(byte[] honest) {
        byte[] changed = honest.clone();
        for (int times = random.nextInt(6); times >= 0; times--) {
            int at = random.nextInt(changed.length);
            changed[at] = random.nextBoolean() ? SIGNS[random.nextInt(SIGNS.length)] : (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length)) : changed;
    }
}
