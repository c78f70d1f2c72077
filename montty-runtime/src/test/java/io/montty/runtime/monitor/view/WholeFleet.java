package io.montty.runtime.monitor.view;

import static io.montty.runtime.monitor.fleet.SampleFleet.acknowledged;
import static io.montty.runtime.monitor.fleet.SampleFleet.flapping;
import static io.montty.runtime.monitor.fleet.SampleFleet.inDowntime;
import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.fleet.SampleReports.check;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import io.montty.runtime.monitor.text.ReportTime;
import io.montty.runtime.state.HostKey;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Make a fleet of 200 hosts in which there is one of everything. */
final class WholeFleet {

    private static final int OKAYS = 188;

    private WholeFleet() {}

    static SampleFleet fleet() {
        SampleFleet fleet = new SampleFleet()
                .host(
                        "db-03.prod.example",
                        Standing.ALERT,
                        3,
                        problem("disk", Status.ALERT, "/var 97% used"),
                        problem("updates", Status.WARN, "9 security updates pending"))
                .host("web-071.prod.example", Standing.ALERT, 4, problem("ufw", Status.ALERT, "status inactive"))
                .host("site1/mail-01.prod.example", Standing.ALERT, 2, problem("tcp 25", Status.ALERT, "closed"))
                .host(
                        "unverified/build-2.corp.example",
                        Standing.ALERT,
                        1,
                        problem("cpu", Status.ALERT, "98% for 20 minutes, load 31 of 8 cores"))
                .host(
                        "vpn-01.corp.example",
                        Standing.ALERT,
                        5,
                        acknowledged("vpn", Status.ALERT, "peer down", "kim", NOW.plus(Duration.ofHours(8))))
                .host(
                        "lab-03.corp.example",
                        Standing.ALERT,
                        5,
                        inDowntime(problem("raid", Status.ALERT, "sdb is missing")))
                .host("web-019.prod.example", Standing.SILENT, 27)
                .host("lab-07.corp.example", Standing.SILENT, 3 * 24 * 60, problem("ntp", Status.WARN, "off by 3 s"))
                .host("web-048.prod.example", Standing.WARN, 2, problem("updates", Status.WARN, "14 pending"))
                .host("web-102.prod.example", Standing.WARN, 1, flapping(problem("load", Status.WARN, "9.1")))
                .host(
                        "ns-02.prod.example",
                        Standing.WARN,
                        3,
                        acknowledged("reboot", Status.WARN, "is due", "lee", null));
        for (int i = 1; i <= OKAYS; i++) {
            fleet.host(String.format("app-%03d.prod.example", i), Standing.OKAY, 1 + i % 5);
        }
        return fleet.host("new-01.prod.example", Standing.NA, 1)
                .reports("db-03.prod.example", Status.ALERT, 288, 3)
                .reports("web-071.prod.example", Status.ALERT, 12, 4)
                .reports("site1/mail-01.prod.example", Status.ALERT, 1, 2)
                .reports("unverified/build-2.corp.example", Status.ALERT, 3, 1)
                .reports("vpn-01.corp.example", Status.ALERT, 140, 5)
                .reports("web-048.prod.example", Status.WARN, 1, 2);
    }

    /** Show the fleet with all that is looked up in the background. */
    static ConsoleFixture shown(int columns, int rows) {
        return filled(new ConsoleFixture(columns, rows).put(fleet()));
    }

    static ConsoleFixture filled(ConsoleFixture fixture) {
        Snapshot snapshot = fixture.console.world().snapshot();
        for (ReportRef ref : snapshot.reports()) {
            fixture.library.put(reading(ref, owner(fixture, ref)));
        }
        Map<HostKey, List<Standing>> sparklines = new HashMap<>();
        for (HostSummary host : snapshot.hosts()) {
            sparklines.put(host.key(), sparkline(host.standing()));
        }
        fixture.console.takeSparklines(sparklines);
        return fixture.pass(0);
    }

    private static String owner(ConsoleFixture fixture, ReportRef ref) {
        return fixture.console.world().ownerOf(ref).orElseThrow().toString();
    }

    private static Reading reading(ReportRef ref, String host) {
        ReportTime at = ReportTime.of(OffsetDateTime.parse("2026-11-22T10:38:11+01:00"));
        return new Reading(
                ref,
                host,
                "192.0.2.31",
                at,
                List.of(),
                List.of(
                        check(
                                "Disk usage of " + host,
                                Status.ALERT,
                                "/var 97% used",
                                "/dev/vdb1 98G 95G 3.0G 97% /var"),
                        check("Security updates", Status.WARN, "9 security updates pending"),
                        check("Listening ports", Status.OKAY, "22, 80, 443")));
    }

    /** Cells of 5 minutes: well for an hour and a half, then as it is now. */
    private static List<Standing> sparkline(Standing now) {
        List<Standing> cells = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            cells.add(i < 18 ? Standing.OKAY : now);
        }
        return cells;
    }
}
