package io.montty.runtime.monitor;

import static io.montty.runtime.monitor.fleet.SampleFleet.acknowledged;
import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.filter.FilterException;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FleetTableTest {

    private final SampleFleet fleet = new SampleFleet()
            .host("app-001", Standing.OKAY, 2)
            .host("web-048", Standing.WARN, 2, problem("updates", Status.WARN, "14 security updates pending"))
            .host("vpn-01", Standing.ALERT, 5, acknowledged("raid", Status.ALERT, "degraded", "kim", null))
            .host("lab-07", Standing.SILENT, 27)
            .host("db-03.prod.example", Standing.ALERT, 3, problem("disk", Status.ALERT, "/var 97% used"))
            .reports("db-03.prod.example", Status.ALERT, 288, 3)
            .reports("app-001", Status.OKAY, 1, 2);

    @Test
    void listsAHostALineTheWorstAndWhatNobodyTakesCareOfFirst() {
        assertThat(lines(fleet.snapshot(), Filter.ALL))
                .containsExactly(
                        "STATUS  HOST                AGE  ALERT  WARN  OKAY  REPORTS  WORST",
                        "ALERT   db-03.prod.example  3m   1      0     13    288      DISK: /var 97% used",
                        "ALERT   vpn-01              5m   1      0     13    0        acked kim: RAID: degraded",
                        "SILENT  lab-07              27m  0      0     14    0        no report for 27m, last OKAY",
                        "WARN    web-048             2m   0      1     13    0        UPDATES: 14 security updates pending",
                        "OKAY    app-001             2m   0      0     14    1        -",
                        "5 hosts: ALERT 2, SILENT 1, WARN 1, OKAY 1, NA 0; 289 reports; manager last ran <1m ago");
    }

    @Test
    void listsOnlyWhatAFilterAccepts() throws FilterException {
        assertThat(lines(fleet.snapshot(), Filter.parse("db-03")))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("ALERT   db-03"))
                .last()
                .asString()
                .startsWith("1 of 5 hosts: ");
        assertThat(lines(fleet.snapshot(), Filter.parse("nowhere")))
                .startsWith("no host is accepted by the filter nowhere");
    }

    @Test
    void saysThatThereIsNothingYet() {
        assertThat(lines(Snapshot.empty(), Filter.ALL))
                .containsExactly(
                        "no hosts", "0 hosts: ALERT 0, SILENT 0, WARN 0, OKAY 0, NA 0; 0 reports; manager never ran");
    }

    @Test
    void cutsNothingHoweverLongItIs() {
        String summary = "x".repeat(500);
        SampleFleet wide = new SampleFleet().host("db-03", Standing.ALERT, 3, problem("disk", Status.ALERT, summary));

        assertThat(lines(wide.snapshot(), Filter.ALL)).anyMatch(line -> line.endsWith(summary));
    }

    private static List<String> lines(Snapshot snapshot, Filter filter) {
        return FleetTable.lines(snapshot, filter, NOW);
    }
}
