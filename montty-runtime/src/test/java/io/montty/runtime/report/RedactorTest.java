package io.montty.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Finding;
import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RedactorTest {

    private static final String SECRET = "hunter2-of-the-night";

    private final Redactor redactor = new Redactor(List.of("hunter2\\S*"));

    @Test
    void takesOutOfEveryTextOfAnEntryAndOfAllBelowIt() {
        ReportEntry part = entry("db/pw-is-" + SECRET, "pw is " + SECRET, SECRET, List.of(SECRET, "b " + SECRET))
                .withOutcome(new Outcome.Crashed("no " + SECRET))
                .withMetrics(List.of(Metric.of(SECRET, 1, "s")));
        ReportEntry other = entry("db/" + SECRET, "x", "y", List.of()).withOutcome(new Outcome.Skipped(SECRET));
        ReportEntry check = entry("db", "of " + SECRET, "is " + SECRET + " yes", List.of("a " + SECRET))
                .withChildren(List.of(part, other));

        List<ReportEntry> redacted = redactor.entries(List.of(check));

        assertThat(redacted.toString()).doesNotContain("hunter2");
        assertThat(redacted.get(0).summary()).isEqualTo("is [redacted] yes");
        assertThat(redacted.get(0).children())
                .extracting(ReportEntry::id)
                .containsExactly("db/pw-is-[redacted]", "db/[redacted]");
        assertThat(redacted.get(0).children().get(0).outcome()).isEqualTo(new Outcome.Crashed("no [redacted]"));
    }

    @Test
    void keepsTheIdsOfPartsApart() {
        ReportEntry check = entry("db", "t", "s", List.of())
                .withChildren(List.of(
                        entry("db/hunter2a", "hunter2a", "s", List.of()),
                        entry("db/hunter2b", "hunter2b", "s", List.of())));

        assertThat(redactor.entries(List.of(check)).get(0).children())
                .extracting(ReportEntry::id)
                .containsExactly("db/[redacted]", "db/[redacted]-2");
    }

    @Test
    void leavesEverythingElseAsItIs() {
        List<ReportEntry> entries = SampleReports.everyOutcome().checks();

        assertThat(redactor.entries(entries)).isEqualTo(entries);
        assertThat(new Redactor(List.of()).entries(entries)).isSameAs(entries);
        assertThat(redactor.text("")).isEmpty();
    }

    @Test
    void takesOutOfFindingsLineByLine() {
        assertThat(new Redactor(List.of("pw=.*")).findings(List.of(new Finding("a", Status.WARN, "x pw=1 2\ny"))))
                .containsExactly(new Finding("a", Status.WARN, "x [redacted]\ny"));
    }

    @Test
    void takesOutWhatWasCutInTheMiddle() {
        String line = "x".repeat(470) + " key=" + "0123456789".repeat(10);
        ReportEntry entry = entry("a", "t", line.substring(0, 500) + " [cut]", List.of(line));
        Redactor keys = new Redactor(List.of("key=[0-9]{100}"));

        assertThat(keys.entries(List.of(entry)).get(0).summary()).isEqualTo("x".repeat(470) + " [redacted] [cut]");

        ReportEntry alone = entry.withOutput(List.of("key=01", "[output cut at 6 characters]"), true);
        assertThat(keys.entries(List.of(alone)).toString()).doesNotContain("key=");
    }

    @Test
    void appliesEveryPatternAndNoEmptyMatch() {
        assertThat(new Redactor(List.of("A", "\\bX*", "B")).text("A-B-XX-C"))
                .isEqualTo("[redacted]-[redacted]-[redacted]-C");
    }

    @Test
    void givesUpALineThatAPatternCannotJudgeInTimeAndLetsNothingOfItOut() {
        Redactor slow = new Redactor(List.of("(a|aa)+(b)\\2", "(x|y)*z"));
        String line = "a".repeat(60) + "!" + SECRET;

        assertThat(slow.text(line)).isEqualTo("[redacted]");
        assertThat(slow.text("xy".repeat(30_000)))
                .as("what overflows the stack")
                .isEqualTo("[redacted]");
        assertThat(slow.troubles()).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.status()).isEqualTo(Status.WARN);
            assertThat(finding.message())
                    .matches("the regular expression \\d of report.redact in montty.yaml takes too long, so lines were"
                            + " taken out whole; .*");
        });
    }

    @Test
    void isDoneInTimeHoweverManyLinesThereAre() {
        Redactor slow = new Redactor(List.of("(a|aa)+(b)\\2"));
        String line = "a".repeat(60);

        List<String> texts = IntStream.range(0, 20_000)
                .mapToObj(i -> slow.text(line))
                .distinct()
                .toList();

        assertThat(texts).containsExactly("[redacted]");
    }

    private static ReportEntry entry(String id, String title, String summary, List<String> output) {
        return new ReportEntry(
                id,
                title,
                Kind.CHECK,
                false,
                Set.of(),
                Status.OKAY,
                new Outcome.Completed(),
                summary,
                output,
                false,
                List.of(),
                Duration.ZERO,
                List.of());
    }
}
