package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.fleet.SampleReports.check;
import static io.montty.runtime.monitor.fleet.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShelvesReadTest {

    private static final String LEGACY = "MonTTY\nHost: web1\nIPv4: 192.0.2.2\nStatus: WARN\n"
            + "At: November 22, 2026 21:12:21\n\n" + String.format("%-65s      (WARN)     ", "Updates")
            + "\n14 pending\n\n\nSUMMARY:\n\n     " + String.format("%-65s      (WARN)     ", "Updates") + "\n\n";

    @TempDir
    Path root;

    private ProjectFixture project;
    private Shelves shelves;

    @BeforeEach
    void layOut() throws IOException {
        project = new ProjectFixture(root);
        shelves = project.shelves();
    }

    @Test
    void readsANativeReportWithTheMarkOfItsHost() throws IOException {
        project.file('a', Status.ALERT, report(Status.ALERT, check("Disk", Status.ALERT, "full", "full")), NOW);
        project.cameFrom('a', "web1", "");

        Reading reading = only();

        assertThat(reading.host()).isEqualTo("web1 (claims db-03.prod.example)");
        assertThat(reading.address()).isEqualTo("192.0.2.31");
        assertThat(reading.at().full()).isEqualTo("2026-11-22 09:38:11Z");
        assertThat(reading.notes()).isEmpty();
        assertThat(reading.checks().get(0).output()).containsExactly("full");
    }

    @Test
    void readsALegacyReport() throws IOException {
        project.file('a', Status.WARN, LEGACY, NOW);

        Reading reading = only();

        assertThat(reading.host()).isEqualTo("web1 (unverified)");
        assertThat(reading.address()).isEqualTo("192.0.2.2");
        assertThat(reading.at().full()).isEqualTo("2026-11-22 21:12:21");
        assertThat(reading.notes()).isEmpty();
        assertThat(reading.checks()).singleElement().satisfies(check -> {
            assertThat(check.title()).isEqualTo("Updates");
            assertThat(check.output()).containsExactly("14 pending");
        });
    }

    @Test
    void saysThatAReportWasFiledUnderAnotherStatusThanItsOwn() throws IOException {
        project.file('a', Status.ALERT, LEGACY, NOW);

        assertThat(only().notes()).containsExactly("filed as ALERT, the report itself says WARN");
    }

    @Test
    void holdsNoMoreLinesOfAReportThanThereIsRoomFor() throws IOException {
        String header = String.format("%-65s      (WARN)     %n", "Updates");
        project.file(
                'a',
                Status.WARN,
                "MonTTY\nStatus: WARN\n\n" + (header + "x\n".repeat(4_999) + "\n").repeat(60) + "\nSUMMARY:\n\n\n",
                NOW);

        Reading reading = only();

        assertThat(reading.checks()).hasSize(60);
        assertThat(reading.checks().stream()
                        .mapToInt(check -> check.output().size())
                        .sum())
                .isEqualTo(20_000 + 56);
        assertThat(reading.checks().get(59).output()).containsExactly("[cut: 4999 more lines; r shows the file]");
    }

    @Test
    void saysWhyAReportCannotBeReadAndOfWhichHostItIsIfThatIsKnown() throws IOException {
        project.file('a', Status.ALERT, "", NOW);
        project.cameFrom('a', "web1", "");

        Reading reading = only();

        assertThat(reading.host()).isEqualTo("web1");
        assertThat(reading.notes().get(0))
                .isEqualTo("cannot read " + ProjectFixture.name('a', Status.ALERT, "mty") + ": the file is empty");
        assertThat(reading.checks()).isEmpty();
    }

    @Test
    void readsNothingOfAReportThatIsGone() throws IOException {
        Path file = project.file('a', Status.WARN, LEGACY, NOW);
        ReportRef ref = ref();
        Files.delete(file);

        assertThat(shelves.read(ref)).isEmpty();
        assertThat(shelves.raw(ref)).containsExactly("[the file is gone]");
    }

    @Test
    void showsTheFileAsItIs() throws IOException {
        file("{\n  \"a\u001b\u0000\" : 1\t2\r\n}\n");

        assertThat(shelves.raw(ref())).containsExactly("{", "  \"a^[^@\" : 1   2^M", "}");
    }

    @Test
    void showsAllOfALineHoweverLongItIs() throws IOException {
        String text = "0123456789".repeat(3_000) + "\u202e".repeat(2_000);
        file(text);

        List<String> lines = shelves.raw(ref());

        assertThat(String.join("", lines)).isEqualTo(text.replace("\u202e", "\\u{202E}"));
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThan(8_000));
    }

    @Test
    void showsTheStartOfAFileThatIsTooLargeAndSaysSo() throws IOException {
        file("x".repeat(2_000_000));
        assertThat(shelves.raw(ref())).last().isEqualTo("[cut: the file has more than 1048576 bytes]");

        file("x\n".repeat(100_000));
        assertThat(shelves.raw(ref())).hasSize(5_001).last().isEqualTo("[cut: 95000 more lines]");
    }

    @Test
    void saysThatAFileIsEmptyOrNoPlainFile() throws IOException {
        file("");
        assertThat(shelves.raw(ref())).containsExactly("[the file is empty]");

        Path file = project.layout().filed(Status.ALERT).resolve(ProjectFixture.name('a', Status.ALERT, "json"));
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(shelves.raw(ref())).singleElement().asString().endsWith("it is not a plain file]");
    }

    private void file(String text) throws IOException {
        project.file(
                Status.ALERT,
                ProjectFixture.name('a', Status.ALERT, "json"),
                text.getBytes(StandardCharsets.UTF_8),
                NOW);
    }

    private ReportRef ref() {
        return new ReportFolders(project.layout()).scan().reports().get(0);
    }

    private Reading only() {
        return shelves.read(ref()).orElseThrow();
    }
}
