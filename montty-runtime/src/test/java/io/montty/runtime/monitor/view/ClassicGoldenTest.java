package io.montty.runtime.monitor.view;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.fleet.SampleReports.asFilter;
import static io.montty.runtime.monitor.fleet.SampleReports.asFinding;
import static io.montty.runtime.monitor.fleet.SampleReports.check;
import static io.montty.runtime.monitor.fleet.SampleReports.failed;
import static io.montty.runtime.monitor.fleet.SampleReports.group;
import static io.montty.runtime.monitor.fleet.SampleReports.ref;
import static io.montty.runtime.monitor.fleet.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.runtime.monitor.classic.ReportBody;
import io.montty.runtime.monitor.classic.Scene;
import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import io.montty.runtime.monitor.screen.Effect;
import io.montty.runtime.monitor.text.ReportTime;
import io.montty.runtime.monitor.text.WindowSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hold every screen cell by cell against the files in {@code golden}; see CONTRIBUTING for how to rewrite them. */
final class ClassicGoldenTest {

    private static final ReportRef ALERT = ref('a', Status.ALERT, 3);
    private static final ReportRef OLDER = ref('f', Status.ALERT, 9);
    private static final ReportRef WARN = ref('b', Status.WARN, 60 * 27);
    private static final ReportRef OKAY = ref('c', Status.OKAY, 1);

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void showsAnAlertReport(int columns, int rows) throws IOException {
        Golden.hold("classic-report", classic(columns, rows, ALERT, OLDER, WARN, OKAY));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void showsAPauseAndWhatItMisses(int columns, int rows) throws IOException {
        ConsoleFixture fixture = classic(columns, rows, WARN).type("p");

        Golden.hold("classic-paused", put(fixture, 12, ALERT, OLDER, WARN, OKAY));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void showsAReportThatIsToBeDeleted(int columns, int rows) throws IOException {
        ConsoleFixture fixture = classic(columns, rows, WARN).type("dy").pass(3000);

        Golden.hold("classic-closing", fixture);
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void asksWhetherTheManagerRunsWhereADeleteIsNotDone(int columns, int rows) throws IOException {
        ConsoleFixture fixture = put(classic(columns, rows, WARN), 170, WARN);
        Moment earlier = new Moment(
                fixture.now().wall(),
                fixture.now().millis() - Duration.ofMinutes(3).toMillis());
        fixture.console.answers().deleteAsked(new Effect.Delete(List.of("b".repeat(32)), "WARN bbbbbbbb"), earlier);
        fixture.press(Key.control('l')).pass(0);

        Golden.hold("classic-overdue", fixture);
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void awaitsReports(int columns, int rows) throws IOException {
        Golden.hold("classic-awaiting", classic(columns, rows));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void saysWhatIsWrongWithTheFolders(int columns, int rows) throws IOException {
        ConsoleFixture fixture = classic(columns, rows)
                .put(new Snapshot(List.of(), null, List.of("/srv/montty/REPORTS/_alert may not be read by this user")));

        Golden.hold("classic-trouble", fixture);
    }

    @Test
    void looksTheSameByWordsInAnyNumberOfColours() throws IOException {
        Golden.holdColours("classic-colours", classic(80, 24, ALERT, WARN, OKAY));
    }

    @Test
    void drawsNothingButAsciiWhereTheTerminalHasNothingElse() throws IOException {
        ConsoleFixture fixture = classic(80, 24, ALERT).type("Gp");
        MonitorView ascii = new MonitorView(new Palette(ColorDepth.NONE), Glyphs.ASCII, StandardCharsets.US_ASCII);

        String text = new Frame(fixture.console.size())
                .paint(fixture.type("p"), ascii)
                .text();

        Golden.hold("classic-ascii-80x24", text);
        assertThat(text).matches("\\p{ASCII}*");
    }

    @Test
    void paintsAScrolledReportAsIfItWerePaintedAnew() throws IOException {
        ConsoleFixture fixture = classic(60, 12, ALERT);
        MonitorView view = view();
        Frame scrolled = new Frame(fixture.console.size()).paint(fixture, view);
        for (String key : List.of("j", "j", "G", "k", "g", "j")) {
            scrolled.paint(fixture.type(key), view);
        }

        Frame anew = new Frame(fixture.console.size()).paint(fixture, view());

        assertThat(scrolled.text()).isEqualTo(anew.text());
        assertThat(scrolled.looks()).isEqualTo(anew.looks());
    }

    @Test
    void showsAQuestionAboveTheReport() throws IOException {
        ConsoleFixture fixture = classic(80, 24, ALERT).type("d");

        String text = new Frame(fixture.console.size()).paint(fixture, view()).text();

        assertThat(text).contains("|MonTTY    ALERT  Host: db-03").contains("Delete");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "80 | web1 (claims db1)                             | Host: web1 (claims db1)   IPv4: 192.0.2.31",
                "80 | a-rather-long-host-name.with.subdomains.example (unverified) | a-rather-long-host-name.with.s~ (unverified) 192.0.2.31",
                "60 | a-rather-long-host-name.with.subdomains.example (unverified) | a-rather-l~ (unverified) 192.0.2.31",
                "60 | web1 (claims a-rather-long-host-name.with.subdomains.example) | web1 (claims a-rather-l~ ",
                "60 | a-rather-long-host-name.with.subdomains.example (claims db1, via site1) | (claims db1, v~ ",
            })
    void keepsTheMarkOfAHostWhereTheNameHasNoRoom(int columns, String host, String shown) {
        Slide slide =
                new Slide(OKAY, host, "192.0.2.31", ReportTime.of(alertReport().at()), List.of());

        String row = ClassicHeader.report(slide, columns, NOW).text();

        assertThat(row).contains(shown.strip()).endsWith("m").hasSizeLessThanOrEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "80 | 4 | false | 2.0  [q]uit [d]elete [^s]pause [^q]resume [c]browse     aaaaaaaa  4/5 ALERT 1.0x",
                "80 | 4 | true | 2.0  [q]uit [d]elete [^s]pause [^q]resume [c]browse   aaaaaaaa closing 4/5 ALERT",
                "80 | 0 | false | 2.0  [q]uit [d]elete [^s]pause [^q]resume [c]browse          aaaaaaaa  gone 1.0x",
                "60 | 4 | false | 2.0 [q]uit [d]elete [^s]pause [^q]resume  aaaaaaaa 4/5 ALERT",
            })
    void saysWhereAReportStandsAndWhichKeysThereAre(int columns, int number, boolean closing, String line) {
        Slide slide = new Slide(ALERT, "db-03", "192.0.2.31", ReportTime.UNKNOWN, List.of());
        Scene scene = new Scene(
                new WindowSize(columns, 24), slide, List.of(), 0, new Scene.Place(number, 5), closing, "", "1.0x");

        assertThat(ClassicHeader.commands(scene, "2.0", columns).text()).isEqualTo(line);
    }

    private static ConsoleFixture classic(int columns, int rows, ReportRef... reports) {
        ConsoleFixture fixture = new ConsoleFixture(columns, rows);
        List.of(ALERT, OLDER, WARN, OKAY).forEach(ref -> fixture.slides.put(ref.path(), slide(ref)));
        return put(fixture, 12, reports).type("c").pass(0);
    }

    private static ConsoleFixture put(ConsoleFixture fixture, int managerRanSecondsAgo, ReportRef... reports) {
        return fixture.put(new Snapshot(List.of(reports), NOW.minusSeconds(managerRanSecondsAgo), List.of()));
    }

    private static MonitorView view() {
        return new MonitorView(new Palette(ColorDepth.COLORS_256), Glyphs.UNICODE, StandardCharsets.UTF_8);
    }

    private static Slide slide(ReportRef ref) {
        Report report = ref.status() == Status.ALERT
                ? alertReport()
                : report(ref.status(), check("Updates", ref.status(), "14 security updates pending"));
        return new Slide(
                ref,
                ref.status() == Status.WARN ? "a-rather-long-host-name.with.subdomains.example" : "db-03.prod.example",
                ref.status() == Status.WARN ? "2001:db8:ffff:ffff::1234:5678" : "192.0.2.31",
                ReportTime.of(report.at().minusDays(ref.status() == Status.WARN ? 1 : 0)),
                ReportBody.of(report, ref.status(), report.at().toInstant()));
    }

    private static Report alertReport() {
        List<String> table = new ArrayList<>(List.of("Filesystem  Size  Used Avail Use%  Mounted on"));
        for (int i = 1; i <= 8; i++) {
            table.add("/dev/vdb" + i + "    98G   95G  3.0G  97%  /var/lib/volumes/number-" + i);
        }
        return report(
                Status.ALERT,
                group(
                        "Host health",
                        Status.ALERT,
                        asFilter(check("is Debian", Status.OKAY, "Debian 12")),
                        check("Disk usage", Status.ALERT, "/var is 97% full", table.toArray(String[]::new)),
                        check("Caf\u00e9 \u4e16\u754c", Status.OKAY, "wide and accented text")),
                failed("RAID", Status.ALERT, new Outcome.Crashed("ended by signal 11")),
                failed("Backup", Status.ALERT, new Outcome.TimedOut(Duration.ofSeconds(30))),
                failed("lsof", Status.NA, new Outcome.Skipped("filter 'is Debian' was NA")),
                asFinding(check("PLUGINS/broken.jar", Status.WARN, "the jar is empty")));
    }
}
