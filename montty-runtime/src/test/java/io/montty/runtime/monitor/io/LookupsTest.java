package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryFile;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.screen.Wants;
import io.montty.runtime.state.HostKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LookupsTest {

    private static final HostKey WEB1 = HostKey.known("web1");

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Lookups lookups = new Lookups(
            new Lookups.Listener() {
                @Override
                public void sparklines(Map<HostKey, List<Standing>> found) {
                    found.forEach((host, cells) -> told.add(host + " " + cells.size()));
                }

                @Override
                public void signatures(Map<String, Signature> found) {
                    told.add(found.size() + " signatures");
                }
            },
            LookupsTest::sign,
            new Sparklines(new HistoryFile(Path.of("/nonexistent"), Optional.empty()), clock, () -> 0));

    @Test
    void findsWhatIsWantedOnceTheReportsFirst() {
        SampleFleet fleet = new SampleFleet().host("web1", Standing.OKAY, 1).reports("web1", Status.ALERT, 150, 1);
        lookups.take(fleet.snapshot());
        lookups.want(new Wants(List.of(WEB1), 12, fleet.snapshot().reports()));

        lookups.lookUp();
        lookups.lookUp();

        assertThat(told).containsExactly("100 signatures", "50 signatures", "web1 12");
    }

    @Test
    void doesNotLookAgainForReportsThatWereNotThere() {
        ReportRef gone = new ReportRef("_alert/gone", Status.ALERT, NOW);
        lookups.want(new Wants(List.of(), 0, List.of(gone)));

        lookups.lookUp();

        assertThat(told).isEmpty();
        assertThat(lookups.lookUp()).isEqualTo(Sparklines.FRESH);
    }

    @Test
    void findsInTheBackgroundWhatIsWantedLater() throws Exception {
        Thread thread = new Thread(lookups, "lookups-under-test");
        thread.start();
        try {
            SampleFleet fleet = new SampleFleet().host("web1", Standing.OKAY, 1).reports("web1", Status.WARN, 1, 1);
            lookups.take(fleet.snapshot());
            lookups.want(new Wants(List.of(WEB1), 12, List.of()));
            assertThat(told.take()).isEqualTo("web1 12");

            lookups.want(new Wants(List.of(WEB1), 12, fleet.snapshot().reports()));
            assertThat(told.take()).isEqualTo("1 signatures");

            lookups.take(new SampleFleet().host("web1", Standing.WARN, 0).snapshot());
            assertThat(told.take()).isEqualTo("web1 12");
        } finally {
            thread.interrupt();
            thread.join();
        }
        assertThat(told).isEmpty();
    }

    private static Map<String, Signature> sign(List<ReportRef> reports) {
        Map<String, Signature> found = new HashMap<>();
        reports.stream()
                .filter(report -> !report.path().endsWith("gone"))
                .forEach(report -> found.put(report.path(), new Signature(List.of("Disk"))));
        return found;
    }
}
