package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.check;
import static io.montty.runtime.monitor.fleet.SampleReports.group;
import static io.montty.runtime.monitor.fleet.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.report.legacy.LegacyReportWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LegacyTreeTest {

    private static final Path EVERY_OUTCOME =
            Path.of("src/test/resources/io/montty/runtime/report/legacy/every-outcome.mty");

    @Test
    void findsTheTreeThatTheDotsTellOf() throws Exception {
        LegacyTree tree = read(new LegacyReportWriter()
                .write(report(
                        Status.ALERT,
                        group(
                                "outer",
                                Status.ALERT,
                                group("inner", Status.WARN, check("leaf", Status.WARN, "s", "one", "  two")),
                                check("other", Status.ALERT, "s", "three")),
                        check("well", Status.OKAY, "s", "four"))));

        assertThat(tree.notes()).isEmpty();
        assertThat(text(tree.checks(), "")).isEqualTo("""
                ALERT outer GROUP
                  WARN inner GROUP
                    WARN leaf CHECK one|  two
                  ALERT other CHECK three
                OKAY well CHECK four
                """);
    }

    @Test
    void findsHeadersWhoseStatusWasFoldedIntoTheNextLine() throws Exception {
        ReportEntry deepest = check("five", Status.ALERT, "s", "text of five");
        for (String title : List.of("four", "three", "two", "one", "zero")) {
            deepest = group(title, Status.ALERT, check("beside " + title, Status.OKAY, "s", "fine"), deepest);
        }

        LegacyTree tree = read(new LegacyReportWriter().write(report(Status.ALERT, deepest)));

        assertThat(text(tree.checks(), "")).isEqualTo("""
                ALERT zero GROUP
                  OKAY beside zero CHECK fine
                  ALERT one GROUP
                    OKAY beside one CHECK fine
                    ALERT two GROUP
                      OKAY beside two CHECK fine
                      ALERT three GROUP
                        OKAY beside three CHECK fine
                        ALERT four GROUP
                          OKAY beside four CHECK fine
                          ALERT five CHECK text of five
                """);
    }

    @Test
    void readsWhatTheWriterWritesOfEveryOutcome() throws Exception {
        LegacyTree tree = read(Files.readAllBytes(EVERY_OUTCOME));

        assertThat(text(tree.checks(), "")).isEqualTo("""
                OKAY quiet, as its author calls it CHECK [found at November 22, 2026 09:03:11]|all is well
                WARN Disk space CHECK /var 91% used|  /dev/vdb1  98G  89G|^[[31mred^G
                ALERT Updates GROUP
                  OKAY is.debian title CHECK Debian 12
                  ALERT b title CHECK crashed: killed by signal 9
                  ALERT c title CHECK timed out after 30.0 s
                """);
    }

    @Test
    void keepsTextThatBelongsToNoCheckAndShowsItAsBadAsTheReport() throws Exception {
        LegacyTree tree = read("MonTTY\nStatus: ALERT\n\nwild text\n\nmore\n\n\nSUMMARY:\n\nodd\n\n");

        assertThat(text(tree.checks(), "")).isEqualTo("ALERT text without a header line FINDING wild text|more|odd\n");
    }

    @Test
    void saysThatAReportEndsEarly() throws Exception {
        LegacyTree tree = read("MonTTY\nStatus: OKAY\n\n" + header("Disk", "OKAY") + "half of");

        assertThat(tree.notes()).containsExactly("the report has no SUMMARY at its end; it may be only a part");
        assertThat(text(tree.checks(), "")).isEqualTo("OKAY Disk CHECK half of\n");
    }

    @Test
    void readsAReportWithoutChecks() throws Exception {
        LegacyTree tree = read("MonTTY\nStatus: NA\n\n\n\nSUMMARY:\n\n\n");

        assertThat(tree.checks()).isEmpty();
        assertThat(tree.notes()).isEmpty();
    }

    @Test
    void makesTextSafeAndKnowsAChecksTitleAsTheManagerDoes() throws Exception {
        LegacyTree tree = read("MonTTY\nStatus: WARN\n\n" + header("a\u001bb", "WARN") + "c\u202e\n\n\nSUMMARY:\n\n\n");

        assertThat(tree.checks().get(0).title()).isEqualTo("a^[b");
        assertThat(tree.checks().get(0).id()).isEqualTo("a^[b");
        assertThat(tree.checks().get(0).output()).containsExactly("c\\u{202E}");
    }

    private static String header(String title, String status) {
        return String.format("%-65s      (%s)     %n", title, status);
    }

    private static LegacyTree read(String text) throws ReportFormatException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static LegacyTree read(byte[] bytes) throws ReportFormatException {
        return LegacyTree.of(LegacyReport.parse(bytes), new TextSanitizer());
    }

    private static String text(List<ReportEntry> entries, String indent) {
        StringBuilder text = new StringBuilder();
        for (ReportEntry entry : entries) {
            String line =
                    entry.status() + " " + entry.title() + " " + entry.kind() + " " + String.join("|", entry.output());
            text.append(indent).append(line.stripTrailing()).append('\n');
            text.append(text(entry.children(), indent + "  "));
        }
        return text.toString();
    }
}
