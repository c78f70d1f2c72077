package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class LaunchedDoctorTest {

    @TempDir
    Path root;

    private LaunchedDoctor doctor(Optional<Path> home) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CliEnvironment environment = new CliEnvironment(
                root,
                Path.of("/"),
                home,
                Map.of("PATH", "/usr/bin:/bin", "WHO", "kim"),
                "kim",
                Clock.systemUTC(),
                true,
                nowhere,
                nowhere,
                new ExitGuard());
        return new LaunchedDoctor(environment, new ProjectLayout(root.resolve("project")), root);
    }

    private void launcher(String script) throws IOException {
        Path file = root.resolve("bin/montty");
        Files.createDirectories(root.resolve("bin"));
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void showsWhatTheCommandSaysToTheUser() throws Exception {
        launcher("echo \"$WHO: $@\"; echo 'and more' >&2; exit 1");

        assertThat(doctor(Optional.of(root)).examine())
                .containsExactly("kim: doctor --project " + root.resolve("project"), "and more");
    }

    @Test
    void showsNothingHarmful() throws Exception {
        launcher("printf '\\033[2Jx'");

        assertThat(doctor(Optional.of(root)).examine())
                .singleElement()
                .asString()
                .doesNotContain("\u001b");
    }

    @Test
    void saysWhatToDoWhenItCannotBeCalled() throws Exception {
        assertThat(doctor(Optional.of(root)).examine())
                .singleElement()
                .asString()
                .contains("could not be started", "montty doctor --project " + root.resolve("project"));
        assertThat(doctor(Optional.empty()).examine())
                .singleElement()
                .asString()
                .contains("not started from its distribution", "montty doctor --project");
    }

    @Test
    void saysSoWhenItSaysNothing() throws Exception {
        launcher("exit 0");

        assertThat(doctor(Optional.of(root)).examine())
                .singleElement()
                .asString()
                .contains("ended without a word");
    }
}
