package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManageStatusTest {

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder);
    }

    @Test
    void saysThatAllIsWellAfterAPass() {
        manage();

        CliRun run = manage("--status");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "ran       0 s ago, took 0 ms",
                        "running   no",
                        "did       filed 0, expired 0, deleted 0, duplicates 0, rejected 0",
                        "inbox     nothing waits",
                        "hosts     0 known: 0 late, 0 lost, 0 retired");
    }

    @Test
    void saysThatNoManagerEverRan() {
        CliRun run = manage("--status");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("ran       never; start it with: montty manage\n");
    }

    @Test
    void saysThatTheLastPassWasTooLongAgo() throws Exception {
        manage();
        FileTime then = FileTime.from(CliRun.NOW.minus(Duration.ofSeconds(181)));
        Files.setLastModifiedTime(project.layout().managerLastRun(), then);

        assertThat(manage("--status").code()).isEqualTo(1);
        assertThat(manage("--status").out()).contains("3 min ago").contains("(more than 3 min;");
        assertThat(manage("--status", "--max-age", "10m").code()).isZero();
    }

    @Test
    void saysWhyAPassCouldNotBegin() throws Exception {
        manage();
        FileTime then = FileTime.from(CliRun.NOW.minus(Duration.ofSeconds(60)));
        Files.setLastModifiedTime(project.layout().managerLastRun(), then);
        Files.delete(project.layout().reject());
        manage();

        CliRun run = manage("--status");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("failed    a later pass could not begin").contains("_reject is missing");
    }

    @Test
    void seesThatAManagerHoldsTheLock() throws Exception {
        manage();
        try (RunLock held = RunLock.tryAcquire(project.layout().managerLock()).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(manage("--status").out()).contains("running   yes, a manager holds the lock");
        }
        assertThat(manage("--status").out()).contains("running   no");
    }

    @Test
    void countsWhatWaitsInTheInbox() throws Exception {
        manage();
        for (String name : new String[] {"one", "two"}) {
            Path file = Files.writeString(project.layout().input().resolve(name), "x");
            Files.setLastModifiedTime(file, FileTime.from(CliRun.NOW.minus(Duration.ofMinutes(4))));
        }

        assertThat(manage("--status").out()).contains("inbox     2 files wait, the oldest for 4 min");
    }

    @Test
    void saysItAllAsJson() throws Exception {
        manage();

        JsonNode json = new ObjectMapper()
                .readTree(manage("--status", "--format", "json").out());

        assertThat(json.path("montty").intValue()).isEqualTo(1);
        assertThat(json.path("fine").booleanValue()).isTrue();
        assertThat(json.path("last_run").textValue()).isEqualTo("2026-11-22T09:38:11Z");
        assertThat(json.path("age_s").intValue()).isZero();
        assertThat(json.path("running").booleanValue()).isFalse();
        assertThat(json.path("last_pass").path("took_ms").intValue()).isZero();
        assertThat(json.path("failed_at").isNull()).isTrue();
        assertThat(json.path("problems").size()).isZero();
        assertThat(json.path("inbox").path("files").intValue()).isZero();
        assertThat(json.path("hosts").path("known").intValue()).isZero();
    }

    @Test
    void livesWithALastRunThatMakesNoSense() throws Exception {
        manage();
        Files.writeString(project.layout().managerLastRun(), "2026-11-22T09:38:11Z\n");
        Files.setLastModifiedTime(project.layout().managerLastRun(), FileTime.from(CliRun.NOW));

        CliRun run = manage("--status");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("manager-last-run makes no sense").contains("the next pass of the manager");
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        assertThat(manage("--max-age", "3m").code()).isEqualTo(2);
        assertThat(manage("--status", "--watch").code()).isEqualTo(2);
        assertThat(manage("--status", "--max-age", "soon").err()).contains("--max-age is 'soon', expected");
    }

    private CliRun manage(String... options) {
        return CliRun.of(
                folder,
                Stream.concat(Stream.of("manage", "--project", folder.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }
}
