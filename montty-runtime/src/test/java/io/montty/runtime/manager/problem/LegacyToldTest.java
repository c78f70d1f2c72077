package io.montty.runtime.manager.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.Status;
import io.montty.runtime.report.LegacyHeader;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.SampleReports;
import io.montty.runtime.report.legacy.FormatFolder;
import io.montty.runtime.report.legacy.LegacyReportWriter;
import io.montty.runtime.state.CheckState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LegacyToldTest {

    private static final String HEADER =
            "MonTTY\nHost: vm\nIPv4: 192.0.2.2\nStatus: WARN\nAt: November 22, 2026 21:12:24\n\n";

    @Test
    void tellsOfEachLineOfTheSummaryWithTheFirstLineOfItsText() throws ReportFormatException {
        String disk = line("Disk space", "(WARN)");
        String quiet = line("Nothing to say", "(OKAY)");
        String text = disk + "\n/var 91% used\nmore\n\n" + quiet + "\n\n\nSUMMARY:\n\n     " + disk + "\n     " + quiet
                + "\n\n";

        Told told = told(text);

        assertThat(told.results())
                .extracting(Result::id, Result::title, Result::status, Result::summary)
                .containsExactly(
                        tuple("Disk space", "Disk space", Status.WARN, "/var 91% used"),
                        tuple("Nothing to say", "Nothing to say", Status.OKAY, ""));
        assertThat(told.made()).isNull();
        assertThat(told.address()).isEqualTo("192.0.2.2");
    }

    @Test
    void readsWhatOurOwnWriterWrites() throws ReportFormatException {
        byte[] bytes = new LegacyReportWriter().write(SampleReports.everyOutcome());

        Told told = Told.ofLegacy(LegacyHeader.read(bytes), bytes);

        assertThat(told.results())
                .extracting(Result::id, Result::status, Result::summary)
                .containsExactly(
                        tuple("quiet, as its author calls it", Status.OKAY, "[found at November 22, 2026 09:03:11]"),
                        tuple("Disk space", Status.WARN, "/var 91% used"),
                        tuple("Updates", Status.ALERT, told.results().get(2).summary()));
    }

    @Test
    void readsWhatThePythonToolWrites() throws IOException, ReportFormatException {
        Path folder = FormatFolder.orSkip("the reports of the Python tool's cases");
        try (var cases = Files.list(folder.resolve("cases"))) {
            for (Path one : cases.sorted().toList()) {
                Path report = one.resolve("expected.mty");
                if (Files.exists(report) && Files.size(report) > 0) {
                    compare(report);
                }
            }
        }
    }

    private static void compare(Path report) throws IOException, ReportFormatException {
        byte[] bytes = Files.readAllBytes(report);
        LegacyHeader header = LegacyHeader.read(bytes);
        List<Result> results = Told.ofLegacy(header, bytes).results();

        assertThat(Status.worst(results.stream().map(Result::status).toList()))
                .as(report.toString())
                .isEqualTo(header.status());
        assertThat(results).as(report.toString()).extracting(Result::kind).containsOnly(CheckState.Kind.CHECK);
    }

    @Test
    void readsTitlesThatLookLikeAStatus() throws ReportFormatException {
        String odd = line("(OKAY) is not all (ALERT)...", "(WARN)");

        assertThat(told(odd + "\nx\n\n\nSUMMARY:\n\n     " + odd + "\n\n").results())
                .extracting(Result::id, Result::status)
                .containsExactly(tuple("(OKAY) is not all (ALERT)...", Status.WARN));
    }

    @Test
    void readsALineWithDots() throws ReportFormatException {
        String dotted = "Level two" + " ".repeat(56) + "    ..(WARN)..   ";

        assertThat(told(dotted + "\nx\n\n\nSUMMARY:\n\n     " + dotted + "\n\n").results())
                .extracting(Result::id, Result::status, Result::summary)
                .containsExactly(tuple("Level two", Status.WARN, "x"));
    }

    @Test
    void takesTheWorstOfOneTitleAndEachWithItsText() throws ReportFormatException {
        String okay = line("alpha", "(OKAY)");
        String warn = line("alpha", "(WARN)");

        assertThat(told(okay + "\nfine\n\n" + warn + "\nhot\n\n\nSUMMARY:\n\n     " + okay + "\n     " + warn + "\n\n")
                        .results())
                .extracting(Result::status, Result::summary)
                .containsExactly(tuple(Status.WARN, "hot"));
    }

    @Test
    void saysThatNoLineTellsWhatTheHeaderSays() throws ReportFormatException {
        assertThat(told("\n\nSUMMARY:\n\n     nonsense\n     (\n     ()\n)(\n\n")
                        .results())
                .singleElement()
                .satisfies(result -> assertThat(result.status()).isEqualTo(Status.WARN))
                .satisfies(result -> assertThat(result.summary()).contains("the header says WARN"));
    }

    @Test
    void readsAReportWithoutChecks() throws ReportFormatException {
        byte[] bytes = "MonTTY\nStatus: NA\n\n\n\nSUMMARY:\n\n\n".getBytes(StandardCharsets.UTF_8);

        assertThat(Told.ofLegacy(LegacyHeader.read(bytes), bytes).results()).isEmpty();
    }

    @Test
    void readsHostileBodiesInOneGo() throws ReportFormatException {
        String warn = line("alpha", "(WARN)");
        for (String many :
                List.of("\n", "(", "     (WARN)\n", "\n" + warn + "\n\n", "\n\nSUMMARY:\n\n", "\u0000\u0085")) {
            String body = many.repeat(1_000_000 / many.getBytes(StandardCharsets.UTF_8).length);
            told(body + "\n\nSUMMARY:\n\n" + body + "\n\n");
        }
    }

    @Test
    void readsWhateverBytesThereAre() throws ReportFormatException {
        Random random = new Random(6);
        byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
        byte[] pieces = ("\n\n\nSUMMARY:\n\n     (WARN)....." + line("a", "(OKAY)")).getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[header.length + random.nextInt(400)];
            System.arraycopy(header, 0, bytes, 0, header.length);
            for (int i = header.length; i < bytes.length; i++) {
                bytes[i] = random.nextInt(9) == 0
                        ? (byte) random.nextInt(256)
                        : pieces[(i + random.nextInt(2)) % pieces.length];
            }
            assertThat(Told.ofLegacy(LegacyHeader.read(bytes), bytes).results()).isNotNull();
        }
    }

    private static Told told(String body) throws ReportFormatException {
        byte[] bytes = (HEADER + body).getBytes(StandardCharsets.UTF_8);
        return Told.ofLegacy(LegacyHeader.read(bytes), bytes);
    }

    private static String line(String title, String status) {
        return title + " ".repeat(71 - title.length()) + status + "     ";
    }
}
