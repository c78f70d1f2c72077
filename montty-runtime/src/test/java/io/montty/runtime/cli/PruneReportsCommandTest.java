package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.montty.api.Status;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PruneReportsCommandTest {

    private static final String ID = "a".repeat(32);

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder);
        reject("20260901T000000Z-1");
        reject("20261120T000000Z-1");
        Path alert = project.layout().filed(Status.ALERT).resolve(ID + "_ALERT_1.json");
        Files.writeString(alert, "x");
        Files.setLastModifiedTime(alert, FileTime.from(CliRun.NOW.minus(Duration.ofDays(40))));
        Files.writeString(
                project.layout().filed(Status.ALERT).resolve("b".repeat(32) + "_ALERT_1.json"),
                "young by a clock of ours");
        Files.setLastModifiedTime(
                project.layout().filed(Status.ALERT).resolve("b".repeat(32) + "_ALERT_1.json"),
                FileTime.from(CliRun.NOW));
    }

    private void reject(String name) throws IOException {
        Files.writeString(project.layout().reject().resolve(name), "?");
        Files.writeString(project.layout().reject().resolve(name + ".reason.txt"), "wrong:    all\n");
    }

    private CliRun prune(String... options) {
        return CliRun.of(
                folder,
                Stream.concat(Stream.of("reports", "prune"), Arrays.stream(options))
                        .toArray(String[]::new));
    }

    private List<Path> rejects() throws IOException {
        return project.files(project.layout().reject());
    }

    @Test
    void dropsWhatRetentionWould() throws IOException {
        CliRun run = prune();

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("20260901T000000Z-1\n");
        assertThat(rejects()).hasSize(2);
        assertThat(Files.readString(project.layout().audit().resolve("2026-11.jsonl")))
                .contains("\"reject_dropped\"", "\"by\":\"tester\"");
    }

    @Test
    void dropsMoreRejectsOnlyWhenToldSo() throws IOException {
        assertThat(prune("--rejects", "--older-than", "1d", "--dry-run").out()).hasLineCount(2);
        assertThat(rejects()).hasSize(4);

        assertThat(prune("--rejects", "--older-than", "1d", "--yes").code()).isZero();

        assertThat(rejects()).isEmpty();
    }

    @Test
    void asksTheManagerToDeleteOldAlertsByTheirIds() throws Exception {
        assertThat(prune("--alerts", "--older-than", "30d", "--dry-run").out()).isEqualTo(ID + "\n");
        assertThat(project.reports()).isEmpty();

        CliRun run = prune("--alerts", "--older-than", "30d", "--yes", "--format", "json");

        assertThat(new ObjectMapper().readTree(run.out()).get("alerts").get(0).textValue())
                .isEqualTo(ID);
        assertThat(project.reports())
                .singleElement()
                .satisfies(request -> assertThat(Files.readString(request)).contains("\"reports\":[\"" + ID + "\"]"));
        CliRun.of(folder, "manage");
        assertThat(project.files(project.layout().filed(Status.ALERT))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rejects",
                "--alerts",
                "--older-than 1d",
                "--rejects --alerts --older-than 1d",
                "--rejects --older-than soon"
            })
    void refusesWhatIsNotClear(String options) throws IOException {
        assertThat(prune(options.split(" ")).code()).isEqualTo(2);
        assertThat(rejects()).hasSize(4);
    }

    @Test
    void doesNothingBesideAManagerAtWork() throws IOException {
        try (RunLock held = RunLock.tryAcquire(project.layout().managerLock()).orElseThrow()) {
            assertThat(held).isNotNull();

            assertThat(prune().code()).isEqualTo(3);
            assertThat(CliRun.of(folder, "fsck").code()).isEqualTo(3);
        }
        assertThat(rejects()).hasSize(4);
    }

    @Test
    void examinesAndRepairsByCommand() throws Exception {
        CliRun found = CliRun.of(folder, "fsck");
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.out())
                .contains(ID + "_ALERT_1.json: not a whole report", "  repair: move it to REPORTS/_reject");

        CliRun repaired = CliRun.of(folder, "fsck", "--repair", "--format", "json");
        assertThat(repaired.code()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(repaired.out()).get("findings"))
                .allSatisfy(finding ->
                        assertThat(finding.get("repaired").booleanValue()).isTrue());

        assertThat(CliRun.of(folder, "fsck"))
                .isEqualTo(new CliRun(0, "", "montty: all is well in " + folder.resolve("REPORTS") + "\n"));
    }
}
