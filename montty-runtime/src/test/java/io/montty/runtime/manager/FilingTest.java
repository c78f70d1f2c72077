package io.montty.runtime.manager;

import static io.montty.runtime.manager.ReportFile.ID;
import static io.montty.runtime.manager.ReportFile.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FilingTest {

    private TestProject project;
    private long now;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
        now = project.clock.instant().getEpochSecond();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void filesAReportByItsStatusUnchanged(Status status) throws IOException {
        project.put(ReportFile.of(status));

        PassResult result = project.pass();

        String name = ID + "_" + status + "_" + (now + 300) + ".json";
        assertThat(result.filed()).isEqualTo(Map.of(status, 1));
        assertThat(result.hasFindings()).isFalse();
        assertThat(project.filed(status)).containsExactly(name);
        assertThat(project.layout.filed(status).resolve(name))
                .hasBinaryContent(ReportFile.of(status).bytes());
        assertThat(project.inbox()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void filesALegacyReportByItsStatusForFiveMinutes(Status status) throws IOException {
        project.put(ReportFile.of(status).legacyName(), ReportFile.of(status).legacyBytes());

        project.pass();

        assertThat(project.filed(status)).containsExactly(ID + "_" + status + "_" + (now + 300) + ".mty");
    }

    @ParameterizedTest
    @CsvSource({"0, 60", "59, 60", "61, 61", "86400, 86400", "86401, 86400", "9223372036854775807, 86400"})
    void keepsTheTimeToLiveWithinAMinuteAndADay(long asked, long given) throws IOException {
        project.put(ReportFile.of(Status.WARN).ttl(Duration.ofSeconds(asked)));

        project.pass();

        assertThat(project.filed(Status.WARN)).containsExactly(ID + "_WARN_" + (now + given) + ".json");
    }

    @ParameterizedTest
    @CsvSource({"ALERT, OKAY, OKAY", "OKAY, ALERT, OKAY", "OKAY, OKAY, ALERT"})
    void filesUnderTheWorstOfNameHeaderAndChecksAndSaysSo(Status named, Status header, Status check)
            throws IOException {
        project.put(ReportFile.of(check).named(named).header(header));

        PassResult result = project.pass();

        assertThat(project.filed(Status.ALERT)).hasSize(1);
        assertThat(result.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.what())
                        .isEqualTo("the name says " + named + ", the header " + header + ", the checks " + check
                                + "; filed as ALERT"));
        assertThat(project.audit()).singleElement().asString().contains("\"what\":\"status_differs\"", ID);
    }

    @Test
    void filesALegacyReportUnderTheWorstOfNameAndHeader() throws IOException {
        ReportFile report = ReportFile.of(Status.WARN).named(Status.NA);
        project.put(report.legacyName(), report.legacyBytes());

        assertThat(project.pass().notes()).hasSize(1);
        assertThat(project.filed(Status.WARN)).hasSize(1);
    }

    @Test
    void lookForTheWorstBelowAGroupButNotBelowItsFilters() throws IOException {
        project.put(ReportFile.of(Status.OKAY)
                .checks(entry(
                        "group", Status.OKAY, false, entry("a", Status.OKAY, false, entry("b", Status.WARN, false)))));
        project.put(ReportFile.of(Status.NA)
                .id(2)
                .checks(entry(
                        "group", Status.NA, false, entry("f", Status.ALERT, true), entry("m", Status.NA, false))));

        project.pass();

        assertThat(project.filed(Status.WARN)).singleElement().asString().startsWith(ID);
        assertThat(project.filed(Status.NA)).singleElement().asString().contains("2_NA_");
    }

    @Test
    void dropsACopyOfAReportThatIsFiledAndSaysSo() throws IOException {
        project.put(ReportFile.of(Status.ALERT));
        project.pass();
        project.put(ReportFile.of(Status.ALERT));

        PassResult result = project.pass();

        assertThat(result.duplicates()).isEqualTo(1);
        assertThat(result.filedReports()).isZero();
        assertThat(project.inbox()).isEmpty();
        assertThat(project.filed(Status.ALERT)).hasSize(1);
        assertThat(project.audit()).singleElement().asString().contains("\"what\":\"duplicate_dropped\"", ID);
    }

    @Test
    void dropsACopyOfAReportThatHasExpired() throws IOException {
        project.put(ReportFile.of(Status.OKAY));
        project.pass();
        project.clock.pass(Duration.ofHours(1));
        assertThat(project.pass().expired()).isEqualTo(1);
        project.put(ReportFile.of(Status.OKAY));

        assertThat(project.pass().duplicates()).isEqualTo(1);
        assertThat(project.filed(Status.OKAY)).isEmpty();
    }

    @Test
    void rejectsAnotherBodyUnderAKnownId() throws IOException {
        project.put(ReportFile.of(Status.ALERT));
        project.pass();
        project.put(ReportFile.of(Status.OKAY));

        PassResult result = project.pass();

        assertThat(result.rejected())
                .singleElement()
                .satisfies(reject ->
                        assertThat(reject.what()).isEqualTo("a report of the same id came before, with another body"));
        assertThat(project.filed(Status.ALERT)).hasSize(1);
        assertThat(project.filed(Status.OKAY)).isEmpty();
        assertThat(project.audit()).singleElement().asString().contains("\"what\":\"id_reused\"", ID);
    }

    @Test
    void knowsAFiledReportWhoseNoteAKillPrevented() throws IOException {
        project.put(ReportFile.of(Status.WARN));
        project.pass();
        Files.delete(project.layout.state().resolve("seen").resolve(ID));
        project.put(ReportFile.of(Status.WARN));

        assertThat(project.pass().duplicates()).isEqualTo(1);

        project.clock.pass(Duration.ofHours(1));
        assertThat(project.pass().expired()).isEqualTo(1);
        project.put(ReportFile.of(Status.WARN));
        assertThat(project.pass().duplicates()).isEqualTo(1);
    }

    @Test
    void takesANoteThatACrashCutShortForNone() throws IOException {
        Files.createDirectories(project.layout.state().resolve("seen"));
        Files.writeString(project.layout.state().resolve("seen").resolve(ID), "abc");
        project.put(ReportFile.of(Status.WARN));

        assertThat(project.pass().filedReports()).isEqualTo(1);
    }

    @Test
    void takesTheOldestFirst() throws IOException {
        project.put("a.json", ReportFile.of(Status.OKAY).bytes(), Duration.ofMinutes(1));
        project.put("b.json", ReportFile.of(Status.OKAY).bytes(), Duration.ofMinutes(2));
        project.put("c.json", ReportFile.of(Status.OKAY).bytes(), Duration.ofMinutes(2));

        assertThat(project.pass().rejected())
                .extracting(PassResult.NamedFile::name)
                .containsExactly("b.json", "c.json", "a.json");
    }

    @Test
    void recordsTheHostByItsFolderAndNotesWhatItClaims() throws IOException {
        Path web1 = project.hostFolder("web1");
        Files.write(
                web1.resolve(ReportFile.of(Status.OKAY).name()),
                ReportFile.of(Status.OKAY).bytes());
        ReportFile spoof = ReportFile.of(Status.OKAY).id(2).host("db1");
        Files.write(web1.resolve(spoof.name()), spoof.bytes());

        PassResult result = project.pass();

        assertThat(result.filedReports()).isEqualTo(2);
        assertThat(result.notes())
                .containsExactly(new PassResult.NamedFile("web1/" + spoof.name(), "came from web1, claims db1"));
        assertThat(project.audit()).singleElement().asString().contains("\"what\":\"host_differs\"", "\"web1\"", "db1");
        assertThat(project.layout.state().resolve("seen").resolve(spoof.id()))
                .content()
                .endsWith(" web1\n");
    }

    @Test
    void keepsAReportInTheInboxWhenItCannotBeFiled() throws IOException {
        Path inTheWay = project.layout.filed(Status.WARN).resolve(ID + "_WARN_" + (now + 300) + ".json");
        Files.createDirectories(inTheWay.resolve("full"));
        project.put(ReportFile.of(Status.WARN));
        project.put(ReportFile.of(Status.WARN).id(2));

        PassResult result = project.pass();

        assertThat(result.problems())
                .singleElement()
                .asString()
                .startsWith(ReportFile.of(Status.WARN).name() + " stays in REPORTS/_input: ");
        assertThat(result.filedReports()).isEqualTo(1);
        assertThat(project.inbox()).containsExactly(ReportFile.of(Status.WARN).name());
    }
}
