package io.montty.runtime.monitor.screen;

import static io.montty.runtime.monitor.fleet.SampleFleet.acknowledged;
import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static io.montty.runtime.monitor.fleet.SampleReports.NOW;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.state.HostKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Open each dialog as its keys do, for tests that look at it. */
public final class AskingFixture {

    private static final String HOST = "db-04.prod.example";

    private AskingFixture() {}

    /** Open a monitor of some hosts. */
    public static ConsoleFixture open(int columns, int rows) {
        return fill(new ConsoleFixture(columns, rows));
    }

    /** Let a monitor know of some hosts. */
    public static ConsoleFixture fill(ConsoleFixture fixture) {
        return fixture.put(new SampleFleet()
                .host(
                        HOST,
                        Standing.ALERT,
                        3,
                        problem("chk_007_disk", Status.ALERT, "/var 97% used of 98G, limit 90%"),
                        problem("chk_008_dnf", Status.WARN, "9 security updates pending"))
                .host(
                        "vpn-01.corp.example",
                        Standing.ALERT,
                        5,
                        acknowledged(
                                "chk_003_raid", Status.ALERT, "md0 is degraded", "sam", NOW.plus(Duration.ofHours(5))))
                .reports(HOST, Status.ALERT, 24, 9)
                .reports("vpn-01.corp.example", Status.WARN, 3, 5)
                .reports("mail-01.prod.example", Status.OKAY, 4, 2)
                .reports("build-2.corp.example", Status.OKAY, 2, 1));
    }

    private static List<ReportRef> of(ConsoleFixture fixture, String host) {
        return fixture.console.world().reportsOf(HostKey.parse(host).orElseThrow());
    }

    private static void delete(ConsoleFixture fixture, List<ReportRef> reports, String what) {
        Deleting.start(reports, what, fixture.now(), fixture.console);
    }

    public static void deleteAnAlert(ConsoleFixture fixture) {
        ReportRef report = of(fixture, HOST).get(0);
        fixture.console.takeSignatures(
                Map.of(report.path(), new Signature(List.of("DISK USAGE", "DNF AUTOMATIC"))), fixture.now());
        delete(fixture, List.of(report), "ALERT of " + HOST);
    }

    public static void deleteMany(ConsoleFixture fixture) {
        delete(fixture, of(fixture, HOST), "24 reports of " + HOST);
        fixture.type("23").press(Key.Kind.ENTER);
    }

    public static void deleteOfManyHosts(ConsoleFixture fixture) {
        List<ReportRef> all = fixture.console.world().snapshot().reports();
        delete(fixture, all, all.size() + " marked reports of 4 hosts");
        fixture.put(new Snapshot(all.subList(2, all.size()), NOW, List.of()));
        fixture.type("3");
    }

    public static void acknowledge(ConsoleFixture fixture) {
        acknowledgeAll(fixture, HOST);
        fixture.type("new disk is ordered, comes on Tuesday");
    }

    public static void acknowledgeWithMistakes(ConsoleFixture fixture) {
        acknowledgeAll(fixture, HOST);
        fixture.press(Key.of(Key.Kind.TAB), Key.control('u')).type("soon").press(Key.Kind.ENTER);
    }

    public static void unacknowledge(ConsoleFixture fixture) {
        acknowledgeAll(fixture, "vpn-01.corp.example");
    }

    private static void acknowledgeAll(ConsoleFixture fixture, String name) {
        HostSummary host =
                fixture.console.world().host(HostKey.parse(name).orElseThrow()).orElseThrow();
        Acknowledging.start(host, host.problems(), fixture.now(), fixture.console);
    }

    public static void quit(ConsoleFixture fixture) {
        deleteAnAlert(fixture);
        fixture.type("yq");
    }

    /** Open the help as it is on a screen of {@code mode}, whatever screen there is. */
    public static void help(ConsoleFixture fixture, Mode mode) {
        fixture.console.navigation().openHelp(mode);
    }
}
