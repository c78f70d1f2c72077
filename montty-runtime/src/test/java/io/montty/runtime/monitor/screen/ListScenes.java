package io.montty.runtime.monitor.screen;

import static io.montty.runtime.monitor.fleet.SampleFleet.acknowledged;
import static io.montty.runtime.monitor.fleet.SampleFleet.problem;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Show lists of reports of a small fleet. */
public final class ListScenes {

    public static final Signature DISK = new Signature(List.of("DISK", "DNF"));
    public static final Signature TCP = new Signature(List.of("TCP"));

    private ListScenes() {}

    /** Make a fleet in which a database server and a mail server are on fire, and somebody takes care of the latter. */
    public static SampleFleet fleet() {
        return new SampleFleet()
                .host(
                        "db-03.prod.example",
                        Standing.ALERT,
                        3,
                        problem("disk", Status.ALERT, "/var 97% used"),
                        problem("dnf", Status.WARN, "9 security updates pending"))
                .host(
                        "mail-01.prod.example",
                        Standing.ALERT,
                        9,
                        acknowledged("tcp", Status.ALERT, "25 not listening", "kim", null))
                .host("web-048.prod.example", Standing.WARN, 2, problem("dnf", Status.WARN, "14 security updates"))
                .host("app-001.prod.example", Standing.OKAY, 2)
                .reports("db-03.prod.example", Status.ALERT, 288, 3)
                .reports("mail-01.prod.example", Status.ALERT, 24, 9)
                .reports("web-048.prod.example", Status.WARN, 3, 2)
                .reports("db-03.prod.example", Status.WARN, 2, 400)
                .reports("app-001.prod.example", Status.OKAY, 5, 2);
    }

    /** Say what all problems of {@code snapshot} are about, by the host whose they are. */
    public static Map<String, Signature> signatures(Snapshot snapshot, Function<String, Signature> byHost) {
        Map<String, Signature> signatures = new HashMap<>();
        for (ReportRef report : snapshot.reports()) {
            if (Grouping.isRead(report)) {
                signatures.put(
                        report.path(),
                        byHost.apply(Objects.requireNonNull(snapshot.owners().get(report.path()))
                                .name()));
            }
        }
        return signatures;
    }

    private static Signature byHost(String host) {
        return switch (host) {
            case "db-03.prod.example" -> DISK;
            case "mail-01.prod.example" -> TCP;
            default -> new Signature(List.of("DNF"));
        };
    }

    /** Open the list of all reports, none of which was read. */
    public static ConsoleFixture unread(int columns, int rows) {
        return new ConsoleFixture(columns, rows)
                .put(fleet())
                .type(":list")
                .press(Key.Kind.ENTER)
                .pass(3_000);
    }

    /** Open the list of all reports. */
    public static ConsoleFixture all(int columns, int rows) {
        return read(unread(columns, rows));
    }

    /** Let all reports have been read. */
    public static ConsoleFixture read(ConsoleFixture fixture) {
        Snapshot snapshot = fixture.console.world().snapshot();
        fixture.console.takeSignatures(signatures(snapshot, ListScenes::byHost), fixture.now());
        return fixture;
    }

    /** Open the list of the database server's reports. */
    public static ConsoleFixture ofOneHost(int columns, int rows) {
        ConsoleFixture fixture = new ConsoleFixture(columns, rows).put(fleet());
        return read(fixture.press(Key.Kind.ENTER).pass(3_000));
    }

    /** Open the list of all reports, of which some are marked, some acknowledged, and some are to go. */
    public static ConsoleFixture busy(int columns, int rows) {
        ConsoleFixture fixture = all(columns, rows).type("jj ");
        ListScreen list = (ListScreen) fixture.console.top();
        List<ReportRef> last = list.rows().all().get(3).reports();
        fixture.console.deletes().hold(last, "WARN of db-03.prod.example", fixture.now());
        return fixture;
    }
}
