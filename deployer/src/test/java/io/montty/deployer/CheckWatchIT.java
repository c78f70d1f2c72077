package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lets a checker stay in a freshly deployed project directory, with all the checks that are shipped. */
@Timeout(600)
class CheckWatchIT {

    private static final Path MONTTY = Path.of(System.getProperty("distribution"), "bin/montty");

    @TempDir
    private Path folder;

    private Map<String, String> environment = Map.of();
    private Path project;

    @BeforeEach
    void deploy() throws Exception {
        project = folder.resolve("project");
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        environment = Map.of("PATH", "/usr/bin:/bin", "MONTTY_JAVA", java.toString());
        assertThat(shell().run(MONTTY, "deploy", "project").code()).isZero();
        // What takes minutes on a large disk is no better an example than what takes a moment.
        Files.writeString(
                project.resolve("CHECKS/checks.yaml"),
                "checks: {security.world-writable: {enabled: false}, security.setuid: {enabled: false}}\n");
    }

    @Test
    void comesToTheSameAnswersAsARunFromCron() throws Exception {
        JsonNode resident = new ObjectMapper().readTree(Files.readAllBytes(firstReport()));
        Ended cron = shell().within(Duration.ofMinutes(5))
                .run(MONTTY, "check", "--project=project", "--force", "--no-report", "--format=json");

        JsonNode once = new ObjectMapper().readTree(cron.out());

        Map<String, String> expected = answers(once);
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(answers(resident)).containsExactlyEntriesOf(expected);
        assertThat(resident.get("intended")).isEqualTo(once.get("intended"));
        assertThat(resident.get("bundle")).isEqualTo(once.get("bundle"));
    }

    private Shell shell() {
        return Shell.in(folder).with(environment);
    }

    private Path firstReport() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(MONTTY.toString(), "check", "--watch", "--project=project")
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("watch-out").toFile())
                .redirectError(folder.resolve("watch-err").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process watch = builder.start();
        try {
            Optional<Path> report = report();
            while (report.isEmpty()) {
                assertThat(watch.isAlive())
                        .as(Files.readString(folder.resolve("watch-err")))
                        .isTrue();
                Thread.sleep(50); // the test's deadline bounds it
                report = report();
            }
            watch.destroy();
            assertThat(watch.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.exitValue())
                    .as(Files.readString(folder.resolve("watch-err")))
                    .isZero();
            return report.get();
        } finally {
            watch.destroyForcibly().waitFor();
        }
    }

    private Optional<Path> report() throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("REPORTS/_input"))) {
            return files.filter(file -> file.toString().endsWith(".json")).findAny();
        }
    }

    /** Return what each check is and came to, by its path; how busy the host is may change in between. */
    private static Map<String, String> answers(JsonNode report) {
        Map<String, String> answers = new LinkedHashMap<>();
        collect("", report.get("checks"), answers);
        return answers;
    }

    private static void collect(String path, JsonNode checks, Map<String, String> into) {
        for (JsonNode check : checks) {
            String id = check.get("id").asText();
            boolean busy = List.of("host.cpu", "host.load").contains(id);
            into.put(
                    path + id,
                    check.get("title") + " " + check.get("kind") + " " + check.get("tags") + " " + check.get("outcome")
                            + (busy ? "" : " " + check.get("status")));
            collect(path + id + "/", check.get("checks"), into);
        }
    }
}
