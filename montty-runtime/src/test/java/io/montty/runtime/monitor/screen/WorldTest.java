package io.montty.runtime.monitor.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WorldTest {

    private static final HostKey WEB1 = HostKey.known("web1");

    private final World world = new World();

    @Test
    void findsEachReportByItsId() {
        Snapshot snapshot = new SampleFleet()
                .reports("web1", Status.ALERT, 300, 1)
                .reports("web2", Status.WARN, 300, 1)
                .snapshot();
        world.take(snapshot);

        assertThat(snapshot.reports())
                .allSatisfy(report ->
                        assertThat(world.report(String.valueOf(report.id()))).containsSame(report));
        assertThat(world.report("f".repeat(32))).isEmpty();
        assertThat(world.report("notes.txt")).isEmpty();
    }

    @Test
    void findsTheWorseOfTwoFilesOfAnId() {
        ReportRef warn = new ReportRef("_warn/" + "a".repeat(32) + "_WARN_9.json", Status.WARN, Instant.EPOCH);
        ReportRef alert = new ReportRef("_alert/" + "a".repeat(32) + "_ALERT_9.json", Status.ALERT, Instant.EPOCH);
        world.take(new Snapshot(List.of(warn, alert), null, List.of()));

        assertThat(world.report("a".repeat(32))).contains(alert);
    }

    @Test
    void forgetsReportsAndHostsThatAreGone() {
        world.take(new SampleFleet()
                .host("web1", Standing.ALERT, 1)
                .reports("web1", Status.ALERT, 2, 1)
                .snapshot());
        ReportRef report = world.reportsOf(WEB1).get(0);
        world.takeSparklines(Map.of(WEB1, List.of(Standing.ALERT)));

        world.take(Snapshot.empty());

        assertThat(world.report(String.valueOf(report.id()))).isEmpty();
        assertThat(world.reportsOf(WEB1)).isEmpty();
        assertThat(world.host(WEB1)).isEmpty();
        assertThat(world.sparkline(WEB1)).isEmpty();
    }

    @Test
    void keepsSignaturesOfReportsWhoseHostIsNotKnownYet() {
        ReportRef report = SampleFleet.report(1, Status.ALERT, 1);
        world.take(new Snapshot(List.of(report), null, List.of()));
        world.takeSignatures(Map.of(report.path(), new Signature(List.of("Disk"))));

        world.take(new Snapshot(List.of(report), null, List.of("another trouble")));

        assertThat(world.signature(report)).contains(new Signature(List.of("Disk")));
    }
}
