package io.montty.runtime.monitor.screen;

import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static io.montty.runtime.monitor.fleet.SampleReadings.disk;
import static io.montty.runtime.monitor.fleet.SampleReadings.lines;
import static io.montty.runtime.monitor.fleet.SampleReadings.reading;
import static io.montty.runtime.monitor.fleet.SampleReports.check;
import static io.montty.runtime.monitor.fleet.SampleReports.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.WindowSize;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DetailScreenTest {

    private static final String HOST = "db-03.prod.example";
    private static final List<ReportRef> REPORTS = IntStream.range(0, 4)
            .mapToObj(number -> SampleFleet.report(number, Status.ALERT, 3 + number))
            .toList();

    private final ConsoleFixture fixture = new ConsoleFixture(80, 24);

    @Test
    void beginsAtTheFirstProblemAndGoesFromProblemToProblem() {
        open(disk(REPORTS.get(0)));

        assertThat(cursorLine()).contains("Volumes");
        fixture.type("e");
        assertThat(cursorLine()).contains("DNF automatic");
        fixture.type("e");
        assertThat(fixture.console.message()).isEqualTo("that was the last");
        fixture.type("E");
        assertThat(cursorLine()).contains("Volumes");
        fixture.type("E");
        assertThat(fixture.console.message()).isEqualTo("that was the first");
    }

    @Test
    void opensAProblemThatWasFolded() {
        open(disk(REPORTS.get(0)));
        fixture.press(Key.Kind.ENTER);
        assertThat(text()).doesNotContain("/dev/vdb1");

        fixture.type("gGE");

        assertThat(cursorLine()).contains("DNF automatic");
        fixture.type("E");
        assertThat(cursorLine()).contains("Volumes");
        assertThat(text()).contains("/dev/vdb1");
    }

    @Test
    void foldsTheCheckOfTheLineThatTheCursorIsOn() {
        open(disk(REPORTS.get(0)));

        fixture.type("jj").press(Key.Kind.ENTER);

        assertThat(cursorLine()).contains("Volumes");
        assertThat(text()).doesNotContain("/var 97%").contains("Disk usage");
    }

    @Test
    void foldsWhatIsAboveWhereNothingIsBelow() {
        open(reading(REPORTS.get(0), group("outer", Status.ALERT, check("bare", Status.ALERT, ""))));
        assertThat(cursorLine()).contains("bare");

        fixture.press(Key.Kind.ENTER);

        assertThat(cursorLine()).contains("outer");
        assertThat(text()).doesNotContain("bare");
    }

    @Test
    void opensAllAndGoesBackToProblemsWhileTheCursorStaysOnItsLine() {
        open(disk(REPORTS.get(0)));

        fixture.type("o");
        assertThat(text()).contains("Debian 12", "line 4 of");
        assertThat(cursorLine()).contains("Volumes");
        fixture.type("jjjjjjo");

        assertThat(text()).doesNotContain("Debian 12");
        assertThat(cursorLine()).contains("Root");
    }

    @Test
    void keepsFoldsCursorAndSoughtTextWhenOtherReportsArriveAndTheWindowChanges() {
        open(disk(REPORTS.get(0)));
        fixture.type("/root").press(Key.Kind.ENTER).press(Key.Kind.ENTER);
        String before = cursorLine();

        fixture.put(fleet().reports(HOST, Status.WARN, 3, 1));
        fixture.console.resize(new WindowSize(60, 12));
        fixture.console.resize(new WindowSize(80, 24));

        assertThat(cursorLine()).isEqualTo(before).contains("Root");
        assertThat(text()).contains("line 1 of");
        assertThat(screen().sought()).isEqualTo("root");
    }

    @Test
    void findsWhateverTheCaseAndGoesRound() {
        open(disk(REPORTS.get(0)));

        fixture.type("/VAR").press(Key.Kind.ENTER);

        assertThat(screen().found()).isEqualTo("match 1 of 2  n next N prev");
        assertThat(cursorLine()).contains("/var 97% used");
        fixture.type("n");
        assertThat(cursorLine()).contains("/dev/vdb1");
        fixture.type("n");
        assertThat(cursorLine()).contains("/var 97% used");
        fixture.type("N");
        assertThat(screen().found()).isEqualTo("match 2 of 2  n next N prev");
    }

    @Test
    void takesWhatIsSoughtAsItIsAndSaysWhenThereIsNone() {
        open(disk(REPORTS.get(0)));

        fixture.type("/.*(").press(Key.Kind.ENTER);

        assertThat(screen().found()).isEqualTo("no match");
        fixture.type("/").press(Key.Kind.ENTER).type("n");
        assertThat(fixture.console.message()).isEqualTo("nothing is sought; / begins");
    }

    @Test
    void goesToOtherReportsAndPassesOverThoseThatAreGone() {
        REPORTS.forEach(ref -> fixture.library.put(reading(ref, check("of " + ref.id(), Status.ALERT, "x"))));
        fixture.library.readings.remove(REPORTS.get(1).path());
        fixture.put(fleet());
        fixture.open(REPORTS, 0);

        fixture.type("]");
        assertThat(cursorLine()).contains("of " + REPORTS.get(2).id());
        fixture.type("]]");
        assertThat(cursorLine()).contains("of " + REPORTS.get(3).id());
        assertThat(fixture.console.message()).isEqualTo("that was the last report");
        fixture.type("[[[");
        assertThat(cursorLine()).contains("of " + REPORTS.get(0).id());
        assertThat(fixture.console.path()).last().isEqualTo(REPORTS.get(0).shortId());
    }

    @Test
    void showsTheRawFileAndComesBackToTheSameLine() {
        open(disk(REPORTS.get(0)));
        fixture.library.raws.put(REPORTS.get(0).path(), List.of("{", "}"));

        fixture.type("r");
        assertThat(text()).isEqualTo(" {\n }");
        fixture.type("r");

        assertThat(cursorLine()).contains("Volumes");
    }

    @Test
    void copiesAllOfTheReportOrWhatIsRawOrTheId() {
        open(disk(REPORTS.get(0)));
        fixture.library.raws.put(REPORTS.get(0).path(), List.of("{", "}"));

        fixture.type("yYry");

        assertThat(((Effect.Copy) fixture.effects.get(0)).text()).contains("Volumes", "line 12 of", "SUMMARY");
        assertThat(fixture.effects.get(1))
                .isEqualTo(new Effect.Copy(String.valueOf(REPORTS.get(0).id())));
        assertThat(fixture.effects.get(2)).isEqualTo(new Effect.Copy(" {\n }\n"));
        assertThat(fixture.console.message()).isEqualTo("copied 2 lines");
    }

    @Test
    void copiesTheStartOfALongReportAndSaysSo() {
        open(reading(REPORTS.get(0), check("long", Status.ALERT, "x", lines(2000))));

        fixture.type("y");

        assertThat(((Effect.Copy) fixture.effects.get(0)).text())
                .hasSizeBetween(40_000, 49_152)
                .endsWith("\n");
        assertThat(fixture.console.message()).startsWith("copied only the first 48 KB, ");
    }

    @Test
    void asksBeforeItDeletesAndSaysWhenThereIsNothingToDelete() {
        open(disk(REPORTS.get(0)));
        fixture.type("d");
        assertThat(fixture.console.dialog()).isPresent();
        fixture.press(Key.Kind.ESCAPE);

        fixture.put(new SampleFleet().host(HOST, Standing.OKAY, 1));
        fixture.type("d");

        assertThat(fixture.console.dialog()).isEmpty();
        assertThat(fixture.console.message()).contains("gone already");
        assertThat(text()).contains("/dev/vdb1");
    }

    @Test
    void acknowledgesTheProblemAtTheCursorOrAllOfTheReport() {
        open(disk(REPORTS.get(0)));

        fixture.type("a");
        assertThat(fixture.console.dialog().orElseThrow().title()).isEqualTo("Acknowledge a problem of " + HOST);
        fixture.press(Key.Kind.ESCAPE).type("Ga");
        assertThat(fixture.console.dialog().orElseThrow().title()).isEqualTo("Acknowledge 2 problems of " + HOST);
        fixture.press(Key.Kind.ESCAPE).type("Gkka");

        assertThat(fixture.console.dialog()).isEmpty();
        assertThat(fixture.console.message()).isEqualTo("nothing here is a problem of " + HOST + " now");
    }

    @Test
    void opensTheHistoryOfTheHost() {
        open(disk(REPORTS.get(0)));

        fixture.type("h");

        assertThat(fixture.console.top()).isInstanceOf(HistoryScreen.class);
    }

    @Test
    void saysThatTheHostIsNotKnown() {
        fixture.library.put(disk(REPORTS.get(0)));
        fixture.open(REPORTS, 0);

        fixture.type("h");

        assertThat(fixture.console.message()).isEqualTo("it is not known which host this report is of");
    }

    @Test
    void scrollsSidewaysOnlyWhereLinesAreNotWrapped() {
        open(reading(REPORTS.get(0), check("long", Status.ALERT, "x", "0123456789".repeat(20))));
        fixture.press(Key.Kind.RIGHT);
        assertThat(fixture.console.message()).contains("wrapped");

        fixture.type("w")
                .press(Key.Kind.RIGHT)
                .press(Key.Kind.RIGHT)
                .press(Key.Kind.RIGHT)
                .press(Key.Kind.RIGHT)
                .press(Key.Kind.RIGHT);
        assertThat(text()).contains("56789").doesNotContain("~");
        fixture.press(Key.Kind.LEFT);
        assertThat(text()).contains("~");
    }

    @Test
    void showsAReportThatWentBeforeItWasRead() {
        fixture.put(fleet());
        fixture.open(REPORTS, 0);

        assertThat(text()).contains("the report is gone");
        fixture.type("oerwjkgGnN[]yY")
                .press(Key.Kind.ENTER)
                .press(Key.Kind.PAGE_DOWN)
                .press(Key.Kind.PAGE_UP);
    }

    @Test
    void tellsAgesAnewEachMinute() {
        open(disk(REPORTS.get(0)));
        assertThat(text()).contains("09:38:11Z  3m");

        fixture.pass(60_000);

        assertThat(text()).contains("09:38:11Z  4m");
    }

    @Test
    void isQuickWithALongReport() {
        fixture.library.put(reading(
                REPORTS.get(0),
                check("a", Status.ALERT, "x", lines(5000)),
                check("b", Status.ALERT, "x", lines(5000))));
        fixture.put(fleet());
        fixture.open(REPORTS, 0);

        fixture.type("/line 4999").press(Key.Kind.ENTER).type("nneEoog").press(Key.Kind.PAGE_DOWN);

        assertThat(screen().line()).isEqualTo("   18/10007");
    }

    private SampleFleet fleet() {
        return new SampleFleet()
                .host(
                        HOST,
                        Standing.ALERT,
                        3,
                        problem("Volumes", Status.ALERT, "/var 97% used"),
                        problem("DNF automatic", Status.WARN, "9 security updates"),
                        problem("another", Status.WARN, "of another report"))
                .reports(HOST, Status.ALERT, 4, 3);
    }

    private void open(Reading reading) {
        fixture.library.put(reading);
        fixture.put(fleet());
        fixture.open(REPORTS, 0);
    }

    private DetailScreen screen() {
        return (DetailScreen) fixture.console.top();
    }

    private String cursorLine() {
        return screen().visible().get(screen().cursorRow()).line().text();
    }

    private String text() {
        return screen().visible().stream().map(row -> row.line().text()).collect(Collectors.joining("\n"));
    }
}
