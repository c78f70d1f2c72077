package io.montty.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SpoolTest {

    private static final SpoolLimits SMALL = new SpoolLimits(3, 10_000, Duration.ofDays(7));

    @TempDir
    private Path folder;

    private SpoolProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new SpoolProject(folder);
    }

    @Test
    void returnsReportsInTheOrderTheyWereMadeIn() throws IOException {
        ReportName first = project.add(Status.OKAY);
        ReportName second = project.add(Status.ALERT);

        assertThat(project.waiting()).containsExactly(first, second);
        assertThat(SpoolProject.files(project.layout().spool()))
                .containsExactly(
                        SpoolProject.START.toEpochMilli() + "-" + first,
                        SpoolProject.START.plusSeconds(1).toEpochMilli() + "-" + second);
    }

    @Test
    void sortsWhatEarlierVersionsNamedBySeconds() throws IOException {
        ReportName late = project.add(Status.OKAY);
        ReportName early = SpoolProject.name(99, Status.WARN);
        write(SpoolProject.START.getEpochSecond() - 5 + "-" + early);
        ReportName later = SpoolProject.name(98, Status.WARN);
        write(SpoolProject.START.getEpochSecond() + 5 + "-" + later);

        assertThat(project.waiting()).containsExactly(early, late, later);
    }

    @Test
    void passesOverWhatIsNoReport() throws IOException {
        write("notes.txt");
        write("123-notes.txt");
        write("9999999999999999999999-" + SpoolProject.name(1, Status.OKAY));
        Files.createDirectory(project.layout().spool().resolve("1-" + SpoolProject.name(2, Status.OKAY)));

        assertThat(project.waiting()).isEmpty();
    }

    @Test
    void keepsAnAlertHoweverOldItSeemsToBe() throws IOException {
        ReportName alert = project.add(Status.ALERT);
        project.add(Status.WARN);
        project.pass(Duration.ofDays(15)); // or somebody set the clock right
        ReportName newest = project.add(Status.OKAY);

        assertThat(project.waiting()).containsExactly(alert, newest);
    }

    @Test
    void dropsTheOldestOfTheLeastSevere() throws IOException {
        Spool spool = project.spool(SMALL, SMALL);
        ReportName alert = project.add(spool, Status.ALERT);
        ReportName warn = project.add(spool, Status.WARN);
        project.add(spool, Status.NA);
        ReportName okay = project.add(spool, Status.OKAY);

        assertThat(project.waiting()).containsExactly(alert, warn, okay);

        ReportName second = project.add(spool, Status.ALERT);
        ReportName third = project.add(spool, Status.ALERT);
        assertThat(project.waiting()).containsExactly(alert, second, third);

        ReportName newest = project.add(spool, Status.OKAY);
        assertThat(project.waiting()).as("the new one stays, whatever it costs").containsExactly(second, third, newest);
        assertThat(SpoolNews.of(spool).findings())
                .containsExactly(new Finding(
                        "spool",
                        Status.ALERT,
                        "4 reports (ALERT 1, WARN 1, OKAY 1, NA 1) were dropped from the spool between"
                                + " 2026-11-22T09:38:14Z and 2026-11-22T09:38:17Z, since it holds at most 3 reports, 0 MiB"
                                + " and 7 days; what keeps reports waiting is told by: montty send --status"));
    }

    @Test
    void dropsWhatIsTooOldOrTooMuch() throws IOException {
        ReportName old = project.add(Status.WARN);
        project.pass(Duration.ofDays(8));
        ReportName next = project.add(Status.OKAY);

        assertThat(project.waiting()).containsExactly(next).doesNotContain(old);

        Spool narrow = project.spool(new SpoolLimits(200, 90, Duration.ofDays(7)), SMALL);
        ReportName small = project.add(narrow, Status.OKAY);
        ReportName smaller = project.add(narrow, Status.OKAY);
        assertThat(project.waiting()).containsExactly(small, smaller);
        assertThat(narrow.dropped().read().orElseThrow().byStatus()).isEqualTo("ALERT 0, WARN 1, OKAY 1");
    }

    @Test
    void refusesAReportThatAloneIsTooMuch() throws IOException {
        Spool narrow = project.spool(new SpoolLimits(200, 10, Duration.ofDays(7)), SMALL);

        assertThatThrownBy(() -> project.add(narrow, Status.OKAY))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the report has 39 bytes, and the spool holds 200 reports");
        assertThat(project.waiting()).isEmpty();
    }

    /** Let 300 reports come while nobody takes them: every alert of them must be there at the end. */
    @Test
    void keepsTheAlertsOfThreeHundredReportsAndCountsTheOthersIntoTheNext() throws IOException {
        List<ReportName> alerts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Status status = i % 3 == 0 ? Status.ALERT : i % 3 == 1 ? Status.WARN : Status.OKAY;
            ReportName name = project.add(status);
            if (status == Status.ALERT) {
                alerts.add(name);
            }
        }

        assertThat(project.waiting()).hasSize(200).containsAll(alerts);
        SpoolNews news = SpoolNews.of(project.spool());
        assertThat(news.findings()).hasSize(1);
        assertThat(news.findings().get(0).status()).isEqualTo(Status.WARN);
        assertThat(news.findings().get(0).message())
                .startsWith("100 reports (ALERT 0, WARN 1, OKAY 99) were dropped from the spool between ");
    }

    @Test
    void forgetsADropOnlyWhenAReportThatTellsOfItIsKept() throws IOException {
        Spool spool = project.spool(SMALL, SMALL);
        for (int i = 0; i < 4; i++) {
            project.add(spool, Status.OKAY);
        }
        SpoolNews news = SpoolNews.of(spool);
        assertThat(SpoolNews.of(spool).findings()).isEqualTo(news.findings()).hasSize(1);

        project.add(spool, Status.OKAY); // the report that tells of the drop makes another one drop
        news.reported();

        assertThat(SpoolNews.of(spool).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).startsWith("1 report (ALERT 0, WARN 0, OKAY 1)"));
        SpoolNews.of(spool).reported();
        assertThat(SpoolNews.of(spool).findings()).isEmpty();
    }

    @Test
    void clearsAwayWhatKilledRunsBeganToWrite() throws IOException {
        Path old = write(".1-a.part");
        Path young = write(".2-a.part");
        Files.setLastModifiedTime(old, FileTime.from(SpoolProject.START.minusSeconds(601)));
        Files.setLastModifiedTime(young, FileTime.from(SpoolProject.START.minusSeconds(599)));

        project.add(Status.OKAY);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void survivesACounterThatIsNotAsItWasWritten() throws IOException {
        Path counter = project.layout().spool().resolve(".dropped.json");
        for (String text : List.of("", "{", "[1]", "{\"OKAY\": \"x\"}", "{\"OKAY\": 3}", "{\"a\": {\"b\": 1}}")) {
            Files.writeString(counter, text);
            assertThat(SpoolNews.of(project.spool()).findings()).as(text).isEmpty();
        }
        Spool spool = project.spool(SMALL, SMALL);
        for (int i = 0; i < 4; i++) {
            project.add(spool, Status.OKAY);
        }
        assertThat(SpoolNews.of(spool).findings()).hasSize(1);
    }

    @Test
    void keepsAReportThoughNothingCanBeDropped() throws IOException {
        Files.createDirectory(project.layout().spool().resolve(".dropped.json"));
        Files.writeString(project.layout().spool().resolve(".dropped.json/x"), "in the way");
        Spool spool = project.spool(SMALL, SMALL);

        Stream.of(1, 2, 3, 4, 5).forEach(i -> addOkay(spool));

        assertThat(project.waiting())
                .as("what cannot be counted is not dropped")
                .hasSize(5);
    }

    private void addOkay(Spool spool) {
        try {
            project.add(spool, Status.OKAY);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path write(String name) throws IOException {
        return Files.writeString(project.layout().spool().resolve(name), "x");
    }
}
