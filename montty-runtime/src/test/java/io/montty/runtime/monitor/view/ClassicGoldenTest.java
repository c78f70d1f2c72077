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
import io.montty.runtime.monitor.classic.Pace;
import io.montty.runtime.monitor.classic.ReportBody;
import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.monitor.classic.Slideshow;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.ReportTime;
import io.montty.runtime.monitor.text.WindowSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Hold every screen cell by cell against the files in {@code golden}; see CONTRIBUTING for how to rewrite them. */
final class ClassicGoldenTest {

    private static final long START = 1_000_000;

    private static final ReportRef ALERT = ref('a', Status.ALERT, 3);
    private static final ReportRef WARN = ref('b', Status.WARN, 60 * 27);
    private static final ReportRef OKAY = ref('c', Status.OKAY, 1);

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "200, 60"})
    void showsAnAlertReport(int columns, int rows) throws IOException {
        hold("report", new WindowSize(columns, rows), show -> put(show, ALERT, WARN, OKAY));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "200, 60"})
    void showsAPauseAndADeleteThatTheManagerHasNotDone(int columns, int rows) throws IOException {
        hold("paused-closing", new WindowSize(columns, rows), show -> {
            put(show, WARN);
            show.press(Key.control('s'), START);
            put(show, ALERT, WARN, OKAY);
            show.deleteRequested(WARN, START - 180_000);
            show.press(Key.control('s'), START);
        });
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "200, 60"})
    void asksBeforeDeletingAnAlert(int columns, int rows) throws IOException {
        hold("question", new WindowSize(columns, rows), show -> {
            put(show, ALERT);
            show.press(Key.of('d'), START);
        });
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "200, 60"})
    void helps(int columns, int rows) throws IOException {
        hold("help", new WindowSize(columns, rows), show -> {
            put(show, ALERT);
            show.press(Key.of('?'), START);
        });
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "200, 60"})
    void awaitsReports(int columns, int rows) throws IOException {
        hold("awaiting", new WindowSize(columns, rows), show -> put(show));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24"})
    void saysWhatIsWrongWithTheFolders(int columns, int rows) throws IOException {
        hold(
                "trouble",
                new WindowSize(columns, rows),
                show -> show.update(
                        new Snapshot(List.of(), null, List.of("REPORTS/_alert may not be read by this user")), START));
    }

    @ParameterizedTest
    @CsvSource({"40, 5", "59, 24", "200, 11", "1, 1"})
    void saysThatTheWindowIsTooSmall(int columns, int rows) throws IOException {
        hold("too-small", new WindowSize(columns, rows), show -> put(show, ALERT, WARN, OKAY));
    }

    @ParameterizedTest
    @EnumSource(ColorDepth.class)
    void coloursByRole(ColorDepth depth) throws IOException {
        WindowSize size = new WindowSize(80, 24);
        Slideshow show = show(size);
        put(show, ALERT);

        String looks = new Frame(size).paint(show.scene(START), view(depth)).looks();

        Golden.hold("classic-colours-" + depth.name().toLowerCase(Locale.ROOT), looks);
    }

    @Test
    void paintsAScrolledReportAsIfItWerePaintedAnew() throws IOException {
        WindowSize size = new WindowSize(60, 12);
        Slideshow show = show(size);
        put(show, ALERT);
        ClassicView view = view(ColorDepth.COLORS_256);
        Frame scrolled = new Frame(size).paint(show.scene(START), view);
        for (char key : List.of('j', 'j', 'G', 'k', 'g', 'j')) {
            show.press(Key.of(key), START);
            scrolled.paint(show.scene(START), view);
        }

        Frame anew = new Frame(size).paint(show.scene(START), view(ColorDepth.COLORS_256));

        assertThat(scrolled.text()).isEqualTo(anew.text());
        assertThat(scrolled.looks()).isEqualTo(anew.looks());
    }

    @Test
    void leavesNothingOfAScreenBehind() throws IOException {
        WindowSize size = new WindowSize(80, 24);
        Slideshow show = show(size);
        put(show, ALERT);
        ClassicView view = view(ColorDepth.COLORS_256);
        Frame frame = new Frame(size).paint(show.scene(START), view);
        show.press(Key.of('?'), START);
        frame.paint(show.scene(START), view);
        put(show);
        show.press(Key.of('x'), START);
        frame.paint(show.scene(START), view);

        assertThat(frame.text())
                .isEqualTo(new Frame(size).paint(show.scene(START), view).text());
    }

    @Test
    void writesQuestionMarksWhereTheTerminalHasNoSuchCharacter() throws IOException {
        WindowSize size = new WindowSize(80, 24);
        Slideshow show = new Slideshow(
                ref -> Optional.of(new Slide(ref, "h\u00f6st\u4e16!", "-", ReportTime.UNKNOWN, List.of())),
                Pace.CLASSIC,
                size);
        put(show, OKAY);
        ClassicView ascii =
                new ClassicView(new Palette(ColorDepth.NONE), StandardCharsets.US_ASCII, "2.0.0", "REPORTS");

        assertThat(new Frame(size).paint(show.scene(START), ascii).row(0)).contains("Host: h?st??!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "80 | web1 (claims db1)                             | Host: web1 (claims db1)  IPv4: 192.0.2.31",
                "80 | a-rather-long-host-name.with.subdomains.example (unverified) | a-rather-long-host-name.with.s~ (unverified) 192.0.2.31",
                "60 | a-rather-long-host-name.with.subdomains.example (unverified) | a-rather-l~ (unverified) 192.0.2.31",
                "60 | web1 (claims a-rather-long-host-name.with.subdomains.example) | web1 (claims a-rather-l~ ",
                "60 | a-rather-long-host-name.with.subdomains.example (claims db1, via site1) | (claims db1, v~ ",
            })
    void keepsTheMarkOfAHostWhereTheNameHasNoRoom(int columns, String host, String shown) throws IOException {
        WindowSize size = new WindowSize(columns, 24);
        Slideshow show = new Slideshow(
                ref -> Optional.of(new Slide(
                        ref, host, "192.0.2.31", ReportTime.of(alertReport().at()), List.of())),
                Pace.CLASSIC,
                size);
        put(show, OKAY);

        String row =
                new Frame(size).paint(show.scene(START), view(ColorDepth.NONE)).row(0);

        assertThat(row).contains(shown.strip());
        assertThat(row.stripTrailing()).endsWith("m").hasSizeLessThanOrEqualTo(columns);
    }

    private static void hold(String name, WindowSize size, Consumer<Slideshow> story) throws IOException {
        Slideshow show = show(size);
        story.accept(show);
        Frame frame = new Frame(size).paint(show.scene(START), view(ColorDepth.COLORS_256));
        Golden.hold("classic-" + name + "-" + size.columns() + "x" + size.rows(), frame.text() + "\n" + frame.looks());
    }

    private static Slideshow show(WindowSize size) {
        return new Slideshow(ref -> Optional.of(slide(ref)), Pace.CLASSIC, size);
    }

    private static ClassicView view(ColorDepth depth) {
        return new ClassicView(new Palette(depth), StandardCharsets.UTF_8, "2.0.0", "/srv/montty/REPORTS");
    }

    private static void put(Slideshow show, ReportRef... refs) {
        show.update(new Snapshot(List.of(refs), NOW.minus(Duration.ofMinutes(3)), List.of()), START);
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
