package io.montty.runtime.manager;

import static io.montty.runtime.manager.ReportFile.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Status;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.Digest;
import io.montty.runtime.store.Quarantine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineBoundsTest {

    private TestProject project;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
    }

    private PassLog keep(int files, long bytes) throws IOException {
        PassLog log = new PassLog();
        new QuarantineBounds(
                        new Quarantine(project.layout.reject()),
                        new AuditLog(project.layout.audit(), project.clock),
                        Manager.NAME,
                        log)
                .keep(new ManagerSettings.Quarantine(Duration.ofDays(30), files, bytes), project.clock.instant(), true);
        return log;
    }

    private void reject(String name, String body) throws IOException {
        project.put(name, body.getBytes(StandardCharsets.UTF_8));
        project.pass();
        project.clock.pass(Duration.ofSeconds(1));
    }

    @Test
    void dropsTheOldestWithItsReasonBeyondTheCount() throws IOException {
        reject("one", "1");
        reject("two", "2");
        reject("three", "3");

        keep(2, 1_000_000);

        assertThat(project.rejects())
                .containsExactly(
                        "20260131T081501Z-1",
                        "20260131T081501Z-1.reason.txt",
                        "20260131T081502Z-1",
                        "20260131T081502Z-1.reason.txt");
        assertThat(project.audit())
                .singleElement()
                .asString()
                .contains(
                        "\"what\":\"reject_dropped\"",
                        "20260131T081500Z-1, ",
                        " bytes, SHA-256 " + Digest.of("1".getBytes(StandardCharsets.UTF_8)),
                        ": the name is neither a report's");
    }

    @Test
    void dropsWhatIsBeyondTheBytesFoldersIncluded() throws IOException {
        Path folder = Files.createDirectories(project.layout.input().resolve("Folder/in/folder"));
        Files.writeString(folder.resolve("file"), "x".repeat(10_000));
        Files.createSymbolicLink(folder.resolve("link"), project.layout.filed(Status.ALERT));
        project.pass();
        project.clock.pass(Duration.ofSeconds(1));
        reject("two", "2");

        keep(10, 9_000);

        assertThat(project.rejects()).containsExactly("20260131T081501Z-1", "20260131T081501Z-1.reason.txt");
        assertThat(project.layout.filed(Status.ALERT)).isDirectory();
    }

    @Test
    void dropsByAgeInAnHourlyLookAndTheSignatureToo() throws IOException {
        project.handIn("web1", ID + ".report", "[]".getBytes(StandardCharsets.UTF_8));
        project.handIn("web1", ID + ".sig", "signed".getBytes(StandardCharsets.UTF_8));
        project.pass();
        assertThat(project.rejects()).hasSize(3);
        project.clock.pass(Duration.ofDays(30));
        project.pass();
        assertThat(project.rejects()).hasSize(3);

        project.clock.pass(Duration.ofHours(1));
        PassResult result = project.pass();

        assertThat(project.rejects()).isEmpty();
        assertThat(result.problems()).isEmpty();
        assertThat(project.audit()).singleElement().asString().contains("\"id\":\"" + ID, "\"host\":\"web1\"");
    }

    @Test
    void leavesAloneWhatIsNotOursAndSaysSo() throws IOException {
        Files.writeString(project.layout.reject().resolve("notes.txt"), "mine");
        Files.writeString(project.layout.reject().resolve("99999999T999999Z-1"), "no time");

        PassLog log = keep(0, 0);

        assertThat(project.rejects()).containsExactly("99999999T999999Z-1", "notes.txt");
        assertThat(log.result().problems())
                .containsExactly("REPORTS/_reject holds 2 that the manager did not put there, such as"
                        + " 99999999T999999Z-1; it stays, and counts for no bound: move it elsewhere");
    }

    @Test
    void dropsNothingThatCannotBePutOnRecord() throws IOException {
        reject("one", "1");
        Files.writeString(project.layout.audit(), "in the way");

        assertThatThrownBy(() -> keep(0, 0)).isInstanceOf(IOException.class);

        assertThat(project.rejects()).hasSize(2);
    }

    @Test
    void saysOfAnIdThatIsTakenThatItCannotBePutRight() throws IOException {
        project.put(ReportFile.of(Status.ALERT));
        project.pass();
        project.put(ReportFile.of(Status.OKAY));
        project.pass();

        assertThat(project.reason("20260131T081500Z-1-" + ID)).contains("next:     it cannot be filed under this id");
    }
}
