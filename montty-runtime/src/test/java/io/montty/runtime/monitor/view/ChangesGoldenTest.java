package io.montty.runtime.monitor.view;

import static io.montty.runtime.monitor.fleet.SampleVisits.problem;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.SampleReports;
import io.montty.runtime.monitor.fleet.SampleVisits;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.fleet.Visit;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChangesGoldenTest {

    private static final ReportRef DB3 = SampleFleet.report(0, Status.ALERT, 3);

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void showsAllThatChangedWithTheLinesThatDiffer(int columns, int rows) throws IOException {
        Golden.hold("changes", shown(columns, rows, before()));
    }

    @Test
    void foldsTheLinesThatDiffer() throws IOException {
        ConsoleFixture fixture = shown(80, 24, before());
        fixture.type("jjo");

        Golden.hold("changes-folded", fixture);
    }

    @Test
    void saysThatThereIsNothingToCompareWithAtTheFirstVisit() throws IOException {
        Golden.hold("changes-first", shown(80, 24, null));
    }

    @Test
    void saysThatNothingChanged() throws IOException {
        ConsoleFixture fixture = new ConsoleFixture(80, 24);
        fixture.library.visit = new SampleVisits()
                .host("db-03.prod.example")
                .had("host.disk", Status.ALERT, "f", "/var 97% used")
                .visit();
        fixture.put(new SampleFleet()
                .host(
                        "db-03.prod.example",
                        Standing.ALERT,
                        3,
                        problem("host.disk", Status.ALERT, "f", "/var 98% used", "")));

        Golden.hold("changes-none", fixture.type("C").pass(0));
    }

    @Test
    void looksTheSameToEyesWithoutColour() throws IOException {
        Golden.holdColours("changes-colours", shown(80, 24, before()));
    }

    private static Visit before() {
        return new SampleVisits()
                .host("db-03.prod.example")
                .had(
                        "host.disk",
                        Status.WARN,
                        "f",
                        "/var 86% used (limit 90%)",
                        "Filesystem  Size  Used Avail Use%  Mounted on",
                        "/dev/vdb1    98G   84G   14G  86%  /var")
                .had("security.updates", Status.WARN, "f", "9 security updates pending")
                .host("mail-01.prod.example")
                .had("host.units", Status.ALERT, "f", "postfix.service failed")
                .host("web-048.prod.example")
                .had("security.updates", Status.WARN, "f", "14 security updates pending")
                .had("host.load", Status.ALERT, "f", "load 41.2")
                .host("old-07.corp.example")
                .visit();
    }

    private static ConsoleFixture shown(int columns, int rows, @Nullable Visit before) {
        ConsoleFixture fixture = new ConsoleFixture(columns, rows);
        fixture.library.visit = before;
        fixture.library.put(SampleVisits.reading(
                DB3,
                SampleReports.check(
                        "host.disk",
                        Status.ALERT,
                        "/var 97% used (limit 90%)",
                        "Filesystem  Size  Used Avail Use%  Mounted on",
                        "/dev/vdb1    98G   95G  3.0G  97%  /var"),
                SampleReports.check("security.firewall", Status.ALERT, "ufw inactive", "Status: inactive")));
        String report = Objects.requireNonNull(DB3.id());
        fixture.put(new SampleFleet()
                .host("app-009.prod.example", Standing.OKAY, 1)
                .host(
                        "db-03.prod.example",
                        Standing.ALERT,
                        3,
                        problem("host.disk", Status.ALERT, "g", "/var 97% used (limit 90%)", report),
                        problem("security.firewall", Status.ALERT, "g", "ufw inactive", report),
                        problem("security.updates", Status.WARN, "f", "11 security updates pending", report))
                .reports("db-03.prod.example", Status.ALERT, 1, 3)
                .host(
                        "mail-01.prod.example",
                        Standing.ALERT,
                        2,
                        problem("host.units", Status.ALERT, "g", "dovecot.service failed", ""))
                .host(
                        "web-048.prod.example",
                        Standing.WARN,
                        2,
                        problem("host.load", Status.WARN, "g", "load 17.3", "")));
        return fixture.type("C").pass(0);
    }
}
