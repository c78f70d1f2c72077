package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what sudo must allow, for programs that are there on every host. */
class SudoRulesTest {

    @TempDir
    private Path folder;

    private DeployedFolder deployed;
    private Path checks;

    @BeforeEach
    void deploy() throws IOException {
        folder = folder.toRealPath();
        deployed = DeployedFolder.below(folder);
        deployed.deploy("project");
        checks = folder.resolve("project/CHECKS/checks.yaml");
        Files.delete(folder.resolve("project/PLUGINS/montty-checks-host.jar"));
    }

    @Test
    void saysThatNoCheckNeedsRoot() {
        assertThat(rules()).isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void allowsEachCommandWithExactlyItsArguments() throws IOException {
        Path program = rootsOwn();
        Files.writeString(
                checks,
                "checks:\n"
                        + "  with: {script: " + program + ", sudo: true, args: [-w, \"a b\", \"/x:y,z=*\"]}\n"
                        + "  without: {script: " + program + ", sudo: true}\n"
                        + "  as-user: {script: " + program + "}\n");

        Ended ended = rules();

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("# with\nalice ALL=(root) NOPASSWD: " + program + " -w a\\ b /x\\:y\\,z\\=\\*\n")
                .contains("# without\nalice ALL=(root) NOPASSWD: " + program + " \"\"\n")
                .doesNotContain("as-user");
        Path visudo = Path.of("/usr/sbin/visudo");
        assumeThat(visudo).as("SKIPPED: there is no visudo here; install sudo").exists();
        Path file = Files.writeString(folder.resolve("rules"), ended.out());
        assertThat(run(visudo.toString(), "-c", "-q", "-f", file.toString())).isZero();
    }

    @Test
    void leavesOutWhatOthersThanRootCouldChange() throws IOException {
        Path script = Shell.program(folder.resolve("mine/check"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(checks, "checks:\n  mine: {script: " + script + ", sudo: true}\n");

        Ended ended = rules();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .startsWith("# mine\n# left out: who can change the script would be root;")
                .contains("\n#alice ALL=(root) NOPASSWD: " + script + " \"\"\n");
    }

    /** A program of the system, which nobody but root can change. */
    private static Path rootsOwn() throws IOException {
        return Path.of("/bin/ls").toRealPath();
    }

    private Ended rules() {
        return deployed.montty(
                "checks", "sudo-rules", "--project", folder.resolve("project").toString());
    }

    private int run(String... argv) throws IOException {
        try {
            return Shell.in(folder).run(List.of(argv)).code();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
