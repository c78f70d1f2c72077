package io.montty.runtime.monitor.screen;

import static io.montty.runtime.monitor.fleet.SampleVisits.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.SampleReports;
import io.montty.runtime.monitor.fleet.SampleVisits;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.fleet.Visit;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class VisitNotesTest {

    private final ConsoleFixture fixture = new ConsoleFixture(80, 24);
    private final VisitNotes notes = new VisitNotes();

    @Test
    void readsWhatTheCheckSaidFromTheReport() {
        put("disk", SampleReports.check("disk", Status.ALERT, "full", "/dev/vdb1", "/dev/vda1"));

        assertThat(seen().output()).containsExactly("full", "/dev/vdb1", "/dev/vda1");
        assertThat(seen().whole()).isTrue();
    }

    @Test
    void doesNotRepeatTheSummary() {
        put("disk", SampleReports.check("disk", Status.ALERT, "full", "full", "/dev/vda1"));

        assertThat(seen().output()).containsExactly("full", "/dev/vda1");
    }

    @Test
    void findsChecksInGroupsAndTheWorstOfTheSameName() {
        put(
                "disk",
                SampleReports.group(
                        "disks",
                        Status.ALERT,
                        SampleReports.check("disk", Status.OKAY, "fine", "fine"),
                        SampleReports.check("disk", Status.ALERT, "full", "/dev/vdb1")));

        assertThat(seen().output()).containsExactly("full", "/dev/vdb1");
    }

    @Test
    void findsAChecksOwnIdWhereTheServerGaveItAnother() {
        put("host:montty.silence", SampleReports.check("montty.silence", Status.ALERT, "full", "/dev/vdb1"));

        assertThat(seen().output()).containsExactly("full", "/dev/vdb1");
    }

    @Test
    void keepsTheSummaryAloneWhereTheReportIsGone() {
        fixture.put(new SampleFleet()
                .host("db-03", Standing.ALERT, 3, problem("disk", Status.ALERT, "f", "full", "0".repeat(32))));

        assertThat(seen().output()).containsExactly("full");
        assertThat(seen().whole()).isFalse();
    }

    @Test
    void keepsNoMoreOfAnOutputThanItsBounds() {
        put("disk", SampleReports.check("disk", Status.ALERT, "full", lines(100, "x")));
        assertThat(seen().output()).hasSize(CheckOutputs.MOST_LINES + 1);

        put("disk", SampleReports.check("disk", Status.ALERT, "full", lines(30, "x".repeat(1_000))));
        assertThat(new VisitNotes()
                        .of(fixture.console.world(), fixture.library, fixture.now())
                        .orElseThrow()
                        .problems()
                        .get(0)
                        .output())
                .hasSize(5);
    }

    @Test
    void readsAReportOnceThoughItTellsOfMuchAndIsNotedOften() {
        put("disk", SampleReports.check("disk", Status.ALERT, "full", "/dev/vdb1"));
        seen();
        fixture.library.readings.clear();

        assertThat(seen().output()).containsExactly("full", "/dev/vdb1");
    }

    @Test
    void readsNoMoreReportsThanTheWorstHundreds() {
        SampleFleet fleet = new SampleFleet();
        for (int i = 0; i < VisitNotes.MOST_REPORTS + 50; i++) {
            Status status = i < 50 ? Status.WARN : Status.ALERT;
            ReportRef ref = SampleFleet.report(i, status, 3);
            fixture.library.put(
                    SampleVisits.reading(ref, SampleReports.check("disk", status, "full", "/dev/vdb1", "b")));
            Problem problem = problem("disk", status, "f", "full", Objects.requireNonNull(ref.id()));
            fleet.host("h" + i, Standing.of(status), 3, problem).reports("h" + i, status, 1, 3);
        }
        fixture.put(fleet);

        List<Visit.Seen> problems = note().problems();

        assertThat(problems).hasSize(350);
        assertThat(problems).filteredOn(Visit.Seen::whole).hasSize(300).allMatch(one -> one.status() == Status.ALERT);
    }

    @Test
    void notesNothingBeforeAllHostsWereLookedAt() {
        Snapshot whole = new SampleFleet().host("db-03", Standing.OKAY, 3).snapshot();
        fixture.put(new Snapshot(
                whole.reports(), whole.hosts(), whole.owners(), whole.managerLastRun(), whole.troubles(), 7));
        assertThat(notes.of(fixture.console.world(), fixture.library, fixture.now()))
                .isEmpty();

        fixture.put(Snapshot.empty());
        assertThat(notes.of(fixture.console.world(), fixture.library, fixture.now()))
                .isEmpty();
    }

    private void put(String check, ReportEntry entry) {
        ReportRef ref = SampleFleet.report(0, Status.ALERT, 3);
        fixture.library.put(SampleVisits.reading(ref, entry));
        fixture.put(new SampleFleet()
                .host(
                        "db-03",
                        Standing.ALERT,
                        3,
                        problem(check, Status.ALERT, "f", "full", Objects.requireNonNull(ref.id())))
                .reports("db-03", Status.ALERT, 1, 3));
    }

    private Visit note() {
        return notes.of(fixture.console.world(), fixture.library, fixture.now()).orElseThrow();
    }

    private Visit.Seen seen() {
        return note().problems().get(0);
    }

    private static String[] lines(int count, String text) {
        return Collections.nCopies(count, text).toArray(String[]::new);
    }
}
