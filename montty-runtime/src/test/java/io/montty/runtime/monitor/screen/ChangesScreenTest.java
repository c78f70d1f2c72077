package io.montty.runtime.monitor.screen;

import static io.montty.runtime.monitor.fleet.SampleVisits.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.SampleReports;
import io.montty.runtime.monitor.fleet.SampleVisits;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.fleet.Visit;
import io.montty.runtime.monitor.key.Key;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChangesScreenTest {

    private static final ReportRef REPORT = SampleFleet.report(0, Status.ALERT, 3);

    private final ConsoleFixture fixture = new ConsoleFixture(80, 24);

    @BeforeEach
    void rememberAVisit() {
        fixture.library.visit = new SampleVisits()
                .host("db-03")
                .had("disk", Status.WARN, "f", "/var 91% used", "/dev/vdb1")
                .had("units", Status.ALERT, "f", "failed")
                .visit();
        fixture.library.put(SampleVisits.reading(
                REPORT, SampleReports.check("disk", Status.ALERT, "/var 97% used", "/dev/vdb1", "/dev/vdc1")));
        fixture.put(fleet("/var 97% used"));
    }

    private static SampleFleet fleet(String summary) {
        return new SampleFleet()
                .host(
                        "db-03",
                        Standing.ALERT,
                        3,
                        problem("disk", Status.ALERT, "g", summary, Objects.requireNonNull(REPORT.id())))
                .reports("db-03", Status.ALERT, 2, 3);
    }

    private ChangesScreen screen() {
        return (ChangesScreen) fixture.console.top();
    }

    private void open() {
        fixture.type("C").pass(0);
    }

    @Test
    void listsChangesWithTheLinesThatDifferBelowThem() {
        open();

        assertThat(screen().rows().all())
                .extracting(ChangeRow::text)
                .containsExactly(
                        "WORSE 1  what was WARN is ALERT",
                        "WARN -> ALERT  db-03  DISK",
                        "- /var 91% used",
                        "+ /var 97% used",
                        "+ /dev/vdc1",
                        "GONE 1  no problem any more, or a host that is gone",
                        "ALERT -> gone  db-03  UNITS",
                        "- failed");
    }

    @Test
    void beginsWithTheFirstChange() {
        open();

        assertThat(screen().rows().cursor()).isEqualTo(1);
    }

    @Test
    void foldsTheLinesAndKeepsTheCursorOnItsChange() {
        open();
        fixture.type("jjjo");

        assertThat(screen().rows().all()).hasSize(4);
        assertThat(screen().rows().cursor()).isEqualTo(1);
        fixture.type("o");
        assertThat(screen().rows().all()).hasSize(8);
    }

    @Test
    void opensTheReportThatToldOfIt() {
        open();
        fixture.press(Key.Kind.ENTER);

        assertThat(fixture.console.top()).isInstanceOf(DetailScreen.class);
        assertThat(fixture.console.top().crumb()).isEqualTo(REPORT.shortId());
    }

    @Test
    void saysThatItIsAnotherReportWhereThatIsGone() {
        open();
        fixture.press(Key.Kind.END).press(Key.Kind.ENTER);

        assertThat(fixture.console.top()).isInstanceOf(DetailScreen.class);
        assertThat(fixture.console.message()).contains("is not kept any more; this is another");
    }

    @Test
    void opensTheHistoryOfTheHost() {
        open();
        fixture.type("h");

        assertThat(fixture.console.top().crumb()).isEqualTo("db-03 > history");
    }

    @Test
    void copiesWhatItShows() {
        open();
        fixture.type("oyY");

        assertThat(fixture.effects).containsExactly(new Effect.Copy("""
                                WORSE 1  what was WARN is ALERT
                                WARN -> ALERT  db-03  DISK
                                GONE 1  no problem any more, or a host that is gone
                                ALERT -> gone  db-03  UNITS
                                """), new Effect.Copy("db-03"));
    }

    @Test
    void remembersWhatItShowedWhenAPersonGoesBack() {
        open();
        fixture.press(Key.Kind.ESCAPE);

        assertThat(fixture.effects).hasSize(1).allSatisfy(effect -> {
            Visit visit = ((Effect.KeepVisit) effect).visit();
            assertThat(visit.at()).isEqualTo(fixture.now().wall());
            assertThat(visit.problems()).extracting(Visit.Seen::check).containsExactly("disk");
            assertThat(visit.problems().get(0).output()).containsExactly("/var 97% used", "/dev/vdb1", "/dev/vdc1");
        });
    }

    @Test
    void remembersTheFirstVisitToo() {
        fixture.library.visit = null;
        open();
        assertThat(screen().rows().all().get(0).text()).isEqualTo("There is nothing to compare with yet.");

        fixture.press(Key.Kind.ESCAPE);
        assertThat(fixture.effects).hasSize(1).hasOnlyElementsOfType(Effect.KeepVisit.class);
    }

    @Test
    void remembersNothingBeforeAllHostsWereLookedAt() {
        fixture.put(Snapshot.empty());
        open();
        fixture.press(Key.Kind.ESCAPE);

        assertThat(fixture.effects).isEmpty();
    }

    @Test
    void remembersWhatIsShownWhenTheMonitorEnds() {
        assertThat(fixture.console.parting(fixture.now()))
                .hasSize(1)
                .allSatisfy(
                        effect -> assertThat(((Effect.KeepVisit) effect).visit().problems())
                                .extracting(Visit.Seen::check)
                                .containsExactly("disk"));

        fixture.put(Snapshot.empty());
        assertThat(fixture.console.parting(fixture.now())).isEmpty();
    }

    @Test
    void comparesAgainWhenThereIsNewsButNotOften() {
        open();
        fixture.put(fleet("/var 98% used")).pass(0);
        assertThat(screen().rows().all()).extracting(ChangeRow::text).contains("+ /var 97% used");

        fixture.pass(ChangesScreen.PATIENCE);
        assertThat(screen().rows().all()).extracting(ChangeRow::text).contains("+ /var 98% used");
    }

    @Test
    void readsManyReportsBitByBit() {
        SampleFleet fleet = new SampleFleet();
        for (int i = 0; i < 20; i++) {
            ReportRef ref = SampleFleet.report(i, Status.ALERT, 3);
            fixture.library.put(SampleVisits.reading(ref, SampleReports.check("disk", Status.ALERT, "full", "b")));
            fleet.host("h" + i, Standing.ALERT, 3, problem("disk", Status.ALERT, "f", "full", "" + ref.id()));
            fleet.reports("h" + i, Status.ALERT, 1, 3);
        }
        fixture.put(fleet);
        open();
        assertThat(screen().rows().all()).extracting(ChangeRow::text).containsExactly("Reading reports, 4 to go.");

        fixture.pass(0);
        assertThat(screen().count()).isEqualTo(43);
        assertThat(screen().rows().selected().orElseThrow().sort()).isEqualTo(ChangeRow.Sort.ENTRY);
    }

    @Test
    void shortensALongDifference() {
        String[] lines = new String[30];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "line " + (char) ('a' + i);
        }
        fixture.library.put(
                SampleVisits.reading(REPORT, SampleReports.check("disk", Status.ALERT, "/var 97% used", lines)));
        open();

        assertThat(screen().rows().all()).extracting(ChangeRow::text).contains("21 more lines differ");
    }
}
