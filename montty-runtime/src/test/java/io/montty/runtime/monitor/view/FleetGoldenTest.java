package io.montty.runtime.monitor.view;

import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.SampleReports;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import io.montty.runtime.monitor.screen.Effect;
import io.montty.runtime.monitor.text.ReportTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FleetGoldenTest {

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void showsTheWorstHostsFirst(int columns, int rows) throws IOException {
        Golden.hold("fleet", WholeFleet.shown(columns, rows));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "120, 29"})
    void showsMarksAndTheCursorBesideWhatNeedsNobody(int columns, int rows) throws IOException {
        Golden.hold("fleet-marks", WholeFleet.shown(columns, rows).type("  jj k"));
    }

    @Test
    void previewsTheProblemsOfAHostOfWhichNothingIsFiled() throws IOException {
        Golden.hold(
                "fleet-preview-unfiled", WholeFleet.shown(110, 30).type("jjjj").pass(200));
    }

    @Test
    void saysHowMuchOfAReportThereIsNoRoomFor() throws IOException {
        ConsoleFixture fixture = new ConsoleFixture(110, 30)
                .put(new SampleFleet()
                        .host("db-1", Standing.ALERT, 1, problem("disk", Status.ALERT, "/var 97% used"))
                        .reports("db-1", Status.ALERT, 1, 1));
        ReportEntry[] checks = IntStream.range(0, 30)
                .mapToObj(i -> SampleReports.check("Check " + i, Status.ALERT, "failed"))
                .toArray(ReportEntry[]::new);
        ReportRef ref = fixture.console.world().snapshot().reports().get(0);
        fixture.library.put(new Reading(
                ref, "db-1", "-", ReportTime.UNKNOWN, List.of("the report is signed by nobody"), List.of(checks)));

        Golden.hold("fleet-preview-long", fixture.pass(200));
    }

    @Test
    void saysThatTheReportIsGone() throws IOException {
        ConsoleFixture fixture =
                new ConsoleFixture(110, 30).put(WholeFleet.fleet()).pass(200);

        Golden.hold("fleet-preview-gone", fixture);
    }

    @Test
    void tellsStandingsApartHoweverManyColoursThereAre() throws IOException {
        Golden.holdColours("fleet-colours", WholeFleet.shown(110, 30).type("jjj"));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "120, 40"})
    void showsWhatAFilterLeftAndInWhichOrder(int columns, int rows) throws IOException {
        Golden.hold("fleet-filtered", filtered(columns, rows, "web-").type("N"));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24"})
    void saysThatNoHostMatches(int columns, int rows) throws IOException {
        Golden.hold("fleet-no-match", filtered(columns, rows, "nothing-like-this"));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24"})
    void filtersWhileItIsTyped(int columns, int rows) throws IOException {
        ConsoleFixture fixture =
                WholeFleet.shown(columns, rows).type("jjdy").pass(2_000).type("/web-0");

        Golden.hold("fleet-typing", fixture);
    }

    @Test
    void showsTheEndOfWhatIsTypedWhenThereIsNoRoomForAll() throws IOException {
        ConsoleFixture fixture =
                WholeFleet.shown(60, 12).type("/" + "web-".repeat(20)).press(Key.of(Key.Kind.LEFT));

        Golden.hold("fleet-typing-long", fixture);
    }

    private static ConsoleFixture filtered(int columns, int rows, String filter) {
        return WholeFleet.shown(columns, rows).type("/" + filter).press(Key.Kind.ENTER);
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24"})
    void saysWhatWasMissedWhileItIsFrozen(int columns, int rows) throws IOException {
        ConsoleFixture fixture = WholeFleet.shown(columns, rows).type("p");
        fixture.put(WholeFleet.fleet().reports("db-03.prod.example", Status.ALERT, 7, 0));

        Golden.hold("fleet-frozen", fixture);
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24"})
    void saysThatDeletesCanBeUndoneWhateverElseThereIsToSay(int columns, int rows) throws IOException {
        ConsoleFixture fixture =
                WholeFleet.shown(columns, rows).type("jjdy").pass(4_000).type("gE");

        assertThat(fixture.console.deletes().pending()).isEqualTo(1);
        Golden.hold("fleet-deleting", fixture);
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24"})
    void saysThatTheManagerDoesNotDoWhatItWasAskedTo(int columns, int rows) throws IOException {
        ConsoleFixture fixture = WholeFleet.shown(columns, rows).type("jjdy").pass(10_000);
        fixture.effects.forEach(effect -> fixture.console.answers().deleteAsked((Effect.Delete) effect, fixture.now()));
        fixture.pass(200_000).type("gE");

        Golden.hold("fleet-overdue", fixture);
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "120, 40"})
    void saysThatTheManagerIsSilent(int columns, int rows) throws IOException {
        Golden.hold(
                "fleet-manager-silent",
                WholeFleet.filled(new ConsoleFixture(columns, rows)
                        .put(with(WholeFleet.fleet().snapshot(), SampleReports.NOW.minus(Duration.ofHours(2))))));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void awaitsReports(int columns, int rows) throws IOException {
        Golden.hold("fleet-empty", new ConsoleFixture(columns, rows).put(new SampleFleet()));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24"})
    void saysThatTheManagerNeverRan(int columns, int rows) throws IOException {
        Golden.hold("fleet-empty-never", new ConsoleFixture(columns, rows).put(Snapshot.empty()));
    }

    @Test
    void saysNothingOfTheManagerBeforeItLooked() throws IOException {
        Golden.hold("fleet-unknown", new ConsoleFixture(80, 24));
    }

    @ParameterizedTest
    @CsvSource({"40, 5", "59, 24", "10, 2"})
    void saysThatTheWindowIsTooSmall(int columns, int rows) throws IOException {
        Golden.hold("fleet-too-small", WholeFleet.shown(columns, rows));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "120, 40", "200, 60"})
    void keepsWhoVouchesForAHostInLongNames(int columns, int rows) throws IOException {
        String name = "node-0001.a-rather-long-name-of-a-cluster.eu-central-1.example";
        Golden.hold(
                "fleet-long-names",
                new ConsoleFixture(columns, rows)
                        .put(new SampleFleet()
                                .host(name, Standing.WARN, 1, problem("disk", Status.WARN, "/var 91% used"))
                                .host("unverified/" + name, Standing.WARN, 1)
                                .host("relay-of-a-rather-long-name-in-another-place.example/" + name, Standing.WARN, 1)
                                .host("relay-of-a-rather-long-name.example/db-03", Standing.WARN, 1)));
    }

    @Test
    void needsNothingButAscii() throws IOException {
        Palette palette = new Palette(ColorDepth.NONE);
        MonitorView view = new MonitorView(palette, Glyphs.ASCII, StandardCharsets.US_ASCII);
        ConsoleFixture fixture = WholeFleet.shown(120, 40);
        String text = new Frame(fixture.console.size()).paint(fixture, view).text();

        assertThat(text.chars()).allMatch(c -> c < 128);
        Golden.hold("fleet-ascii", text);
    }

    @Test
    void saysHowManyHostsCameInAbove() throws IOException {
        ConsoleFixture fixture = WholeFleet.shown(80, 24).type("G").pass(3_000);
        fixture.put(WholeFleet.fleet()
                .host("aaa-1.prod.example", Standing.ALERT, 0)
                .host("aaa-2.prod.example", Standing.ALERT, 0));

        Golden.hold("fleet-above", fixture);
    }

    private static Snapshot with(Snapshot of, @Nullable Instant managerLastRun) {
        return new Snapshot(of.reports(), of.hosts(), of.owners(), managerLastRun, List.of(), 0);
    }
}
