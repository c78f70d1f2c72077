package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.montty.api.Status;
import io.montty.runtime.Needs;
import io.montty.runtime.transport.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskingTest {

    private FiledProject project;

    @BeforeEach
    void knowAHost(@TempDir Path root) throws IOException {
        project = new FiledProject(root);
        project.know("web1", Status.ALERT, null);
    }

    @Test
    void waitsUntilTheManagerTookIt() throws IOException {
        CliRun run = retire(step -> manage());

        assertThat(run.code()).isZero();
        assertThat(run.err()).endsWith("the manager took it\n");
        assertThat(json(run).get("done").booleanValue()).isTrue();
    }

    @Test
    void saysThatNoManagerTookItInTime() throws IOException {
        CliRun run = retire(step -> {});

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("no manager took it within 1 s; none ever ran here. It stays in", "montty manage --project");
        assertThat(json(run).get("done").booleanValue()).isFalse();
        assertThat(project.requests()).hasSize(1);
    }

    @Test
    void saysWhyTheManagerRejectedIt() throws IOException {
        CliRun run = retire(step -> {
            try (Stream<Path> files = Files.list(project.layout().input())) {
                for (Path file : files.toList()) {
                    Files.writeString(file, "{}");
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            manage();
        });

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("the manager rejected the request: montty is missing");
    }

    @Test
    void saysWhereTheInboxIsMissing() throws IOException {
        Files.delete(project.layout().input());

        CliRun run = project.run("hosts", "retire", "web1");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is missing, so nothing was asked for; run: montty deploy");
    }

    @Test
    void saysToAUserWhoMayNotAskWhoMay() throws IOException {
        Needs.that(
                !Files.isWritable(Path.of("/")),
                "that a user who may not write to the inbox is told who may",
                "run the tests as another user than root, whom no mode stops");
        Files.setPosixFilePermissions(project.layout().input(), PosixFilePermissions.fromString("r-xr-xr-x"));

        CliRun run = project.run("hosts", "retire", "web1");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("tester may not write to " + project.layout().input(), "run the same as that user");
    }

    private CliRun retire(Pause pause) {
        return CliRun.of(
                project.layout().root(),
                false,
                Map.of(),
                pause,
                "hosts",
                "retire",
                "web1",
                "--wait",
                "1",
                "--format",
                "json");
    }

    private void manage() {
        CliRun.of(project.layout().root(), "manage");
    }

    private static JsonNode json(CliRun run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }
}
