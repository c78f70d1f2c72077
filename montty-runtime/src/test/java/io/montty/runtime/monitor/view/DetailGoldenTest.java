package io.montty.runtime.monitor.view;

import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static io.montty.runtime.monitor.fleet.SampleFleet.report;
import static io.montty.runtime.monitor.fleet.SampleReadings.disk;
import static io.montty.runtime.monitor.fleet.SampleReadings.lines;
import static io.montty.runtime.monitor.fleet.SampleReadings.outcomes;
import static io.montty.runtime.monitor.fleet.SampleReadings.reading;
import static io.montty.runtime.monitor.fleet.SampleReports.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import io.montty.runtime.monitor.text.ReportTime;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DetailGoldenTest {

    private static final String HOST = "db-03.prod.example";
    private static final ReportRef NEWEST = report(0, Status.ALERT, 3);

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void showsWhatIsWrongAndFoldsWhatIsWell(int columns, int rows) throws IOException {
        Golden.hold("detail", open(columns, rows, disk(NEWEST)));
    }

    @Test
    void showsStatusesInEveryNumberOfColours() throws IOException {
        Golden.holdColours("detail", open(80, 24, disk(NEWEST)).type("/var").press(Key.Kind.ENTER));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "120, 40"})
    void opensAll(int columns, int rows) throws IOException {
        Golden.hold("detail-open", open(columns, rows, disk(NEWEST)).type("o"));
    }

    @Test
    void showsTheRawFile() throws IOException {
        ConsoleFixture fixture = open(80, 24, disk(NEWEST));
        fixture.library.raws.put(
                NEWEST.path(),
                List.of("{", "  \"montty\" : 1,", "  \"id\" : \"" + "0123456789".repeat(12) + "\"", "}"));

        Golden.hold("detail-raw", fixture.type("r"));
    }

    @Test
    void findsTextEvenWhereItIsFolded() throws IOException {
        Golden.hold(
                "detail-find",
                open(80, 24, disk(NEWEST))
                        .type("/line 4 OF")
                        .press(Key.Kind.ENTER)
                        .type("n"));
    }

    @Test
    void showsTextToFindWhileItIsTyped() throws IOException {
        Golden.hold("detail-typing", open(80, 24, disk(NEWEST)).type("/use"));
    }

    @Test
    void showsLinesAsTheyAreAndScrollsSideways() throws IOException {
        String table = "Filesystem  Size  Used Avail Use% Mounted on " + "and so on ".repeat(12);
        ConsoleFixture fixture = open(
                80, 24, reading(NEWEST, check("Disk", Status.ALERT, table, table, "short", "\u4e16\u754c".repeat(30))));

        Golden.hold("detail-wrapped", fixture);
        Golden.hold("detail-unwrapped", fixture.type("w"));
        Golden.hold("detail-sideways", fixture.press(Key.Kind.RIGHT));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24"})
    void tellsWhatCameToNoAnswerFromRealTrouble(int columns, int rows) throws IOException {
        Golden.hold("detail-outcomes", open(columns, rows, outcomes(NEWEST)));
    }

    @Test
    void showsWhyAReportCannotBeRead() throws IOException {
        Reading unreadable = new Reading(
                NEWEST,
                "-",
                "-",
                ReportTime.UNKNOWN,
                List.of(
                        "cannot read " + NEWEST.fileName() + ": the file is empty",
                        "r shows what is in the file; d deletes it"),
                List.of());

        Golden.hold("detail-unreadable", open(80, 24, unreadable));
    }

    @Test
    void keepsAReportReadableThatIsGone() throws IOException {
        ConsoleFixture fixture = open(80, 24, disk(NEWEST));
        fixture.put(new SampleFleet().host(HOST, Standing.OKAY, 3));

        Golden.hold("detail-gone", fixture.type("d"));
    }

    @Test
    void showsWideCharactersAndALongHostWithItsMark() throws IOException {
        Golden.hold(
                "detail-wide",
                open(
                        80,
                        24,
                        reading(
                                NEWEST,
                                "web1 (claims a-rather-long-host-name.with.subdomains.example)",
                                check("\u4e16\u754c".repeat(40), Status.OKAY, "x", "x"),
                                check(
                                        "Caf\u00e9 \ud83d\ude00",
                                        Status.WARN,
                                        "e\u0301",
                                        "e\u0301 \u4e16\u754c".repeat(20)))));
    }

    @Test
    void drawsWithAsciiAlone() throws IOException {
        ConsoleFixture fixture = open(80, 24, disk(NEWEST));
        Palette palette = new Palette(ColorDepth.NONE);
        MonitorView view = new MonitorView(palette, Glyphs.ASCII, java.nio.charset.StandardCharsets.US_ASCII);

        Golden.hold(
                "detail-ascii",
                new Frame(fixture.console.size()).paint(fixture, view).text());
    }

    @Test
    void leavesRoomForTheFirstLinesOfALongOutput() throws IOException {
        ConsoleFixture fixture = open(
                60,
                12,
                reading(
                        NEWEST,
                        check("First", Status.ALERT, "x", lines(3)),
                        check("Second", Status.ALERT, "y", lines(40))));

        assertThat(Golden.frame(fixture.type("e"), ColorDepth.NONE).text()).contains("Second", "line 2 of");
    }

    private static ConsoleFixture open(int columns, int rows, Reading reading) {
        ConsoleFixture fixture = new ConsoleFixture(columns, rows);
        fixture.library.put(reading);
        fixture.put(new SampleFleet()
                .host(HOST, Standing.ALERT, 3, problem("disk", Status.ALERT, "/var 97% used"))
                .reports(HOST, Status.ALERT, 288, 3));
        return fixture.open(fixture.console.world().snapshot().reports(), 0);
    }
}
