package io.montty.runtime.monitor.terminal;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.Needs;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.io.ProjectFixture;
import io.montty.runtime.monitor.io.ReportFolders;
import io.montty.runtime.monitor.io.Shelves;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import io.montty.runtime.monitor.screen.Effect;
import io.montty.runtime.monitor.text.WindowSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hold that no report, whatever is in it, reaches the terminal as anything but text, or stops the monitor. */
final class HostileReportsTest {

    private static final WindowSize SIZE = new WindowSize(80, 24);

    @TempDir
    Path root;

    private ProjectFixture project;
    private Shelves shelves;
    private PaintedBytes screen;

    @BeforeEach
    void layOut() throws IOException {
        project = new ProjectFixture(root);
        shelves = project.shelves();
        screen = new PaintedBytes(SIZE);
    }

    @Test
    void knowsMoreThanThreeHundredHostileTexts() {
        assertThat(HostileText.all()).hasSizeGreaterThan(300);
    }

    @Test
    void showsHostileTextInEveryFieldOfANativeReport() throws IOException {
        for (String text : HostileText.all()) {
            Reading reading = show("json", json(text, "2026-11-22T09:38:11Z"));
            assertThat(reading.notes()).as(text).isEmpty();
        }
    }

    @Test
    void showsHostileTextInFieldsThatMakeANativeReportUnreadable() throws IOException {
        for (String text : HostileText.all()) {
            assertThat(show("json", json("x", text)).notes()).isNotEmpty();
        }
    }

    @Test
    void showsHostileTextInEveryFieldOfALegacyReport() throws IOException {
        for (String text : HostileText.all()) {
            show("mty", legacy(text.replace("\n", " "), text));
            if (text.indexOf('\n') >= 0) {
                show("mty", legacy(text, text));
            }
        }
    }

    @Test
    void takesALongOutputInStride() throws IOException {
        show("json", json("line\n".repeat(40_000), "2026-11-22T09:38:11Z"));
        show("mty", legacy("host", "\u001bline\n".repeat(100_000)));
    }

    @Test
    void takesNumbersThatAreTooLargeToReckonWith() throws IOException {
        String last = "+999999999-12-31T23:59:59-18:00";
        String json = json("x", last)
                .replace(
                        "\"tags\"",
                        "\"carried_from\":\"" + last + "\",\"carried_interval_s\":9223372036854775807,\"tags\"");

        assertThat(show("json", json).at().text()).isEqualTo(last);
        show("json", json.replace("+999999999-12-31T23:59:59-18:00", "-999999999-01-01T00:00:00+18:00"));
    }

    @Test
    void showsEveryReportThatEndedTheMonitorOfTheFirstMonTTY() throws IOException {
        assertThat(note("mty", "")).contains("the file is empty");
        assertThat(note("mty", "hello")).contains("the file ends before");
        assertThat(note("mty", "MonTTY\nMood: bad\nStatus: OKAY\n\n\n\nSUMMARY:\n\n\n"))
                .contains("line 2: expected Host:");
        assertThat(note("mty", "MonTTY\nHost: a\nStatus: OKAY\n")).contains("the file ends before");
        assertThat(note("mty", "MonTTY\nHost: a\n\n")).contains("Status is missing");
        assertThat(show("mty", "MonTTY\nStatus: ALERT\n\nx\n\n\nSUMMARY:\n\n\n")
                        .at()
                        .full())
                .isEqualTo("-");
        assertThat(note("json", "{\"montty\": 1,")).contains("not JSON");
        assertThat(note("json", "[".repeat(100_000))).contains("not JSON");
        assertThat(note("json", "{\"a\":".repeat(5_000))).contains("not JSON");
        assertThat(note("json", "\"" + "x".repeat(600_000) + "\"")).contains("not JSON");
        assertThat(note("json", "x".repeat(2_000_000))).contains("it is larger than 1048576 bytes");
        assertThat(note("mty", "x".repeat(2_000_000))).contains("it is larger than 1048576 bytes");
    }

    @Test
    void showsFilesThatAreNoReportsAtAll() throws IOException {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        for (String suffix : List.of("json", "mty")) {
            assertThat(show(suffix, every).notes()).isNotEmpty();
        }
        Path folder = project.layout().filed(Status.ALERT);
        Path file = folder.resolve(ProjectFixture.name('a', Status.ALERT, "mty"));
        Files.createDirectory(file);
        assertThat(showAll().notes().get(0)).endsWith("it is not a plain file");
        Files.delete(file);
        Files.createSymbolicLink(file, Files.writeString(root.resolve("secret"), "secret"));
        assertThat(showAll().notes().get(0)).endsWith("it is not a plain file");
        Files.delete(file);
        Files.writeString(folder.resolve("\u001b[2Jx_y.mty"), "hello");
        assertThat(showAll().notes().get(0)).contains("^[[2Jx_y.mty: its name is not");
    }

    @Test
    void saysThatAFileMayNotBeRead() throws IOException {
        Path file = project.file('a', Status.ALERT, "MonTTY\n", NOW);
        Files.setPosixFilePermissions(file, Set.of());

        Needs.that(!Files.isReadable(file), "a report that may not be read", "run as an ordinary user");
        assertThat(showAll().notes().get(0)).contains("this user may not read it");
    }

    private String note(String suffix, String content) throws IOException {
        List<String> notes = show(suffix, content).notes();
        assertThat(notes).isNotEmpty();
        return notes.get(0);
    }

    private Reading show(String suffix, String content) throws IOException {
        return show(suffix, content.getBytes(StandardCharsets.UTF_8));
    }

    private Reading show(String suffix, byte[] content) throws IOException {
        Path file = project.file(Status.ALERT, ProjectFixture.name('a', Status.ALERT, suffix), content, NOW);
        Reading reading = showAll();
        Files.delete(file);
        return reading;
    }

    /** Show the only report in every way that there is, and hold that nothing foreign is written. */
    private Reading showAll() throws IOException {
        Snapshot snapshot = new ReportFolders(project.layout()).scan();
        ReportRef ref = snapshot.reports().get(0);
        ConsoleFixture fixture = new ConsoleFixture(SIZE.columns(), SIZE.rows());
        Reading reading = shelves.read(ref).orElseThrow();
        fixture.library.put(reading);
        fixture.library.raws.put(ref.path(), shelves.raw(ref));
        fixture.put(snapshot).open(List.of(ref), 0);
        paint(fixture);
        if (!reading.checks().isEmpty()) {
            paint(fixture.type("yoG"));
            paint(fixture.type("w>"));
            fixture.type("w");
        }
        paint(fixture.type("ryd"));
        for (Effect effect : fixture.effects) {
            String copied = ((Effect.Copy) effect).text().replace("\n", "");
            assertThat(OwnSequences.foreign(copied.getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
        }
        return reading;
    }

    private void paint(ConsoleFixture fixture) throws IOException {
        assertThat(OwnSequences.foreign(screen.paint(fixture))).isEmpty();
    }

    private static String legacy(String field, String body) {
        String title = String.format("%-65.65s", field.replace('\n', ' '));
        return "MonTTY\nHost: " + field + "\nIPv4: " + field + "\nStatus: ALERT\nAt: " + field + "\n\n" + title
                + "      (ALERT)     \n" + body + "\n\n\nSUMMARY:\n\n     " + title + "      (ALERT)     \n\n";
    }

    private static String json(String text, String at) {
        String value = quoted(text);
        return "{\"montty\":1,\"id\":\"" + "a".repeat(32) + "\",\"host\":{\"name\":" + quoted(text + "x")
                + ",\"addresses\":[" + value + "],\"os\":" + value + "},\"at\":" + quoted(at)
                + ",\"version\":" + value + ",\"bundle\":" + value + ",\"intended\":[" + value
                + "],\"status\":\"ALERT\",\"checks\":[" + check(value, "completed", "") + ","
                + check(value, "crashed", ",\"checks\":[" + check(value, "skipped", "") + "]") + "]}";
    }

    private static String check(String value, String outcome, String more) {
        return "{\"id\":" + value + ",\"title\":" + value + ",\"status\":\"ALERT\",\"tags\":[" + value
                + "],\"outcome\":\"" + outcome + "\",\"reason\":" + value + ",\"summary\":" + value + ",\"output\":"
                + value + more + "}";
    }

    /** Write what JSON does not take as it is by its number, halves of pairs as well. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
            quoted.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return quoted.append('"').toString();
    }
}
