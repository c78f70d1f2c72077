package io.montty.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.montty.api.CheckSpec;
import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptCheckSourceTest {

    @TempDir
    Path root;

    private ScriptProject project;

    @BeforeEach
    void makeProject() {
        project = new ScriptProject(root);
    }

    @Test
    void takesOneFileToAddACheck() throws Exception {
        assertThat(project.ids()).isEmpty();

        project.script("chk_uptime.sh", "#!/bin/bash", "uptime");

        Discovery discovery = project.discover();
        assertThat(discovery.findings()).isEmpty();
        assertThat(discovery.checks()).singleElement().satisfies(found -> {
            assertThat(found.origin()).isEqualTo("CHECKS/chk_uptime.sh");
            assertThat(found.node().spec()).isEqualTo(CheckSpec.of("chk_uptime.sh", "uptime"));
        });
        assertThat(project.check().run(FakeContext.exits(0, "up 3 days\n", "")).summary())
                .isEqualTo("up 3 days");
    }

    @Test
    void describesTheCheckAsItsHeaderSays() {
        project.script(
                "chk_ports.sh",
                "#!/bin/bash",
                "# montty: title=\"Open ports\" tags=\"network security\" timeout=10s interval=1h");

        ScriptCheck check = project.check();

        assertThat(check.spec())
                .isEqualTo(CheckSpec.of("chk_ports.sh", "Open ports")
                        .withTags("network", "security")
                        .withTimeout(Duration.ofSeconds(10)));
        assertThat(check.interval()).contains(Duration.ofHours(1));
        assertThat(check.withOptions(ScriptOptions.NONE).interval()).contains(Duration.ofHours(1));
    }

    @Test
    void findsChecksInOrderOfTheirNames() {
        project.script("chk_b", "#!/bin/sh");
        project.script("chk_a.py", "#!/usr/bin/env python3");
        project.script("CHK_C", "#!/bin/sh");

        assertThat(project.ids()).containsExactly("CHK_C", "chk_a.py", "chk_b");
        assertThat(project.findings()).isEmpty();
    }

    @Test
    void passesOverWhatIsNotACheck() {
        project.script("_chk_disabled.sh", "#!/bin/sh");
        project.script(".chk_hidden.sh", "#!/bin/sh");
        project.script("chk_old.sh~", "#!/bin/sh");
        project.script("chk_old.sh.bak", "#!/bin/sh");
        project.script("notes.sh", "#!/bin/sh");
        project.file("checks.yaml", "scripts: {}");
        project.script("chk_folder/chk_inside.sh", "#!/bin/sh");
        project.script("DATA_FILES/chk_data", "#!/bin/sh");

        assertThat(project.discover()).isEqualTo(new Discovery(List.of(), List.of()));
    }

    @Test
    void followsLinksToFiles() throws IOException {
        Path elsewhere = Files.writeString(root.resolve("shared.sh"), "#!/bin/sh\n# montty: title=Shared\n");
        project.setMode(elsewhere, "rwxr-xr-x");
        Path link = Files.createSymbolicLink(project.checks().resolve("chk_link.sh"), elsewhere);

        assertThat(project.check().spec().title()).isEqualTo("Shared");
        assertThat(project.check().spec().id()).isEqualTo(link.getFileName().toString());
    }

    @Test
    void findsALinkToNothing() throws IOException {
        Files.createSymbolicLink(project.checks().resolve("chk_gone"), Path.of("/nowhere/chk"));

        assertThat(project.ids()).isEmpty();
        assertThat(project.findings())
                .containsExactly(new Finding(
                        "CHECKS/chk_gone",
                        Status.WARN,
                        "CHECKS/chk_gone points to a file that does not exist: mend the link or remove it"));
    }

    @Test
    void findsALinkToItself() throws IOException {
        Files.createSymbolicLink(project.checks().resolve("chk_loop"), Path.of("chk_loop"));

        assertThat(project.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Status.ALERT);
            assertThat(finding.message()).startsWith("CHECKS/chk_loop cannot be looked at: ");
        });
    }

    @Test
    void findsAPipeWithoutReadingIt() throws Exception {
        shell("mkfifo -m 755 chk_pipe");

        assertThat(project.findings())
                .extracting(Finding::message)
                .containsExactly("CHECKS/chk_pipe is not a regular file and cannot be run: remove it or rename it");
    }

    @Test
    void findsAMissingRunBit() {
        project.file("chk_new.sh", "#!/bin/sh");
        project.script("chk_other.sh", "#!/bin/sh");

        assertThat(project.ids()).containsExactly("chk_other.sh");
        assertThat(project.findings())
                .containsExactly(new Finding(
                        "CHECKS/chk_new.sh",
                        Status.WARN,
                        "CHECKS/chk_new.sh has no run bit: chmod +x CHECKS/chk_new.sh, or put _ in front of its name"
                                + " to disable it"));
    }

    @Test
    void runsACheckInSpiteOfABadHeader() {
        project.script("chk_x", "#!/bin/sh", "# montty: titel=x timeout=5s");

        assertThat(project.check().spec().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(project.findings())
                .containsExactly(new Finding(
                        "CHECKS/chk_x",
                        Status.WARN,
                        "CHECKS/chk_x, line 2: unknown key 'titel'; known are title, tags, timeout, dialect,"
                                + " interval"));
    }

    @Test
    void doesNotRunACheckInADialectThatNobodyKnows() {
        project.script("chk_x", "#!/bin/sh", "# montty: dialect=klingon");

        assertThat(project.ids()).isEmpty();
        assertThat(project.findings())
                .containsExactly(new Finding(
                        "CHECKS/chk_x",
                        Status.ALERT,
                        "CHECKS/chk_x, line 2: unknown dialect 'klingon'; known are montty; not run, since its results"
                                + " could be misread"));
    }

    @Test
    void takesABinaryForACheckWithoutHeader() throws IOException {
        Path program = project.script("chk_program");
        Files.write(program, "\u007fELF\u0000\n# montty: titel=x\n".getBytes(StandardCharsets.UTF_8));

        assertThat(project.check().spec()).isEqualTo(CheckSpec.of("chk_program", "program"));
        assertThat(project.findings()).isEmpty();
    }

    @Test
    void readsTheHeaderAmongBytesThatAreNoText() throws IOException {
        Path script = project.script("chk_x");
        byte[] content = "#!/bin/sh\n#????\n# montty: title=Found\n".getBytes(StandardCharsets.UTF_8);
        content[11] = (byte) 0xff;
        content[12] = 0;
        Files.write(script, content);

        assertThat(project.check().spec().title()).isEqualTo("Found");
    }

    @Test
    void readsNoMoreThanTheStartOfAHugeScript() {
        project.script("chk_x", "#!/bin/sh", "# montty: title=Huge", "#" + "x".repeat(1 << 20), "# montty: tags=a");

        assertThat(project.check().spec()).isEqualTo(CheckSpec.of("chk_x", "Huge"));
    }

    @Test
    void ignoresAHeaderThatTheReadingLimitCutsOff() {
        String filler = "#" + "x".repeat(ScriptHead.LIMIT - 40);
        project.script("chk_x", "#!/bin/sh", filler, "# montty: title=\"cut off at its end\"");

        assertThat(project.findings()).isEmpty();
        assertThat(project.check().spec().title()).isEqualTo("x");
    }

    @Test
    void refusesANameThatCannotBeAnId() {
        String longName = "chk_" + "x".repeat(125);
        project.script(longName, "#!/bin/sh");
        project.script("chk_\nx", "#!/bin/sh");
        project.script("chk_blank ", "#!/bin/sh");

        assertThat(project.ids()).isEmpty();
        assertThat(project.findings())
                .allSatisfy(finding -> {
                    assertThat(finding.status()).isEqualTo(Status.ALERT);
                    assertThat(finding.message())
                            .contains(" cannot be a check: ")
                            .endsWith("; give the file another name")
                            .doesNotContain("\n");
                })
                .extracting(Finding::source)
                .containsExactly("CHECKS/chk_\\x0ax", "CHECKS/chk_blank ", "CHECKS/" + longName);
    }

    @Test
    void refusesANameThatIsNotText() throws Exception {
        shell("touch $'chk_\\xff' && chmod +x $'chk_\\xff'");

        assertThat(project.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Status.ALERT);
            assertThat(finding.message()).endsWith("has a name that cannot be read as text: rename it, best in ASCII");
        });
    }

    @Test
    void findsThatTheFolderIsMissing() {
        Discovery discovery = new ScriptCheckSource(root.resolve("NONE"), root, "/bin").discover();

        assertThat(discovery.checks()).isEmpty();
        assertThat(discovery.findings())
                .containsExactly(new Finding(
                        "NONE",
                        Status.ALERT,
                        "NONE cannot be searched, so no script check runs: no such file; make it with montty deploy,"
                                + " or let the user who runs the checks read it"));
    }

    @Test
    void findsThatTheFolderIsAFile() throws IOException {
        Path file = Files.writeString(root.resolve("FILE"), "");

        assertThat(new ScriptCheckSource(file, root, "/bin").discover().findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("FILE cannot be searched, so no script check runs: not a folder;");
    }

    @Test
    void findsThatTheFolderCannotBeRead() {
        project.setMode(project.checks(), "-wx--x--x");
        assumeFalse(Files.isReadable(project.checks()), "root reads every folder");

        assertThat(project.findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("CHECKS cannot be searched, so no script check runs: permission denied;");
        project.setMode(project.checks(), "rwxr-xr-x");
    }

    @Test
    void findsAScriptThatCannotBeRead() {
        Path script = project.script("chk_x", "#!/bin/sh");
        project.setMode(script, "-wx--x--x");
        assumeFalse(Files.isReadable(script), "root reads every file");

        assertThat(project.ids()).isEmpty();
        assertThat(project.findings())
                .containsExactly(new Finding(
                        "CHECKS/chk_x",
                        Status.ALERT,
                        "CHECKS/chk_x cannot be read: permission denied; let the user who runs the checks read it:"
                                + " chmod a+r CHECKS/chk_x"));
    }

    @Test
    void findsARunBitThatIsForOthersOnly() {
        Path script = project.script("chk_x", "#!/bin/sh");
        project.setMode(script, "rw-r--r-x");
        assumeFalse(Files.isExecutable(script), "root runs what anybody may run");

        assertThat(project.findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("CHECKS/chk_x has a run bit, but none for the user who runs the checks");
    }

    private void shell(String command) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", command)
                .directory(project.checks().toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
