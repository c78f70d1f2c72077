package io.montty.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.script.dialect.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptFindingsTest {

    @TempDir
    Path root;

    private ScriptProject project;

    @BeforeEach
    void makeProject() {
        project = new ScriptProject(root);
    }

    @Test
    void findsALinkToNothing() throws IOException {
        Files.createSymbolicLink(project.checks().resolve("chk_gone"), Path.of("/nowhere/chk"));

        assertThat(project.ids()).isEmpty();
        assertThat(project.findings())
                .containsExactly(new Finding(
                        "CHECKS/chk_gone",
                        Status.WARN,
                        "points to a file that does not exist: mend the link or remove it"));
    }

    @Test
    void findsALinkToItself() throws IOException {
        Files.createSymbolicLink(project.checks().resolve("chk_loop"), Path.of("chk_loop"));

        assertThat(project.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Status.ALERT);
            assertThat(finding.message()).startsWith("cannot be looked at: ");
        });
    }

    @Test
    void findsAPipeWithoutReadingIt() throws Exception {
        shell("mkfifo -m 755 chk_pipe");

        assertThat(project.findings())
                .extracting(Finding::message)
                .containsExactly("is not a regular file and cannot be run: remove it or rename it");
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
                        "has no run bit: chmod +x CHECKS/chk_new.sh, or put _ in front of its name"
                                + " to disable it"));
    }

    @Test
    void runsACheckInSpiteOfABadHeader() {
        project.script("chk_x", "#!/bin/sh", "# montty: titel=x timeout=5s");

        assertThat(project.check().spec().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(project.findings())
                .containsExactly(new Finding(
                        "CHECKS/chk_x:2",
                        Status.WARN,
                        "unknown key 'titel'; known are title, tags, timeout, dialect," + " interval"));
    }

    @Test
    void doesNotRunACheckInADialectThatNobodyKnows() {
        project.script("chk_x", "#!/bin/sh", "# montty: dialect=klingon");

        assertThat(project.ids()).isEmpty();
        assertThat(project.findings())
                .containsExactly(new Finding(
                        "CHECKS/chk_x:2",
                        Status.ALERT,
                        "unknown dialect 'klingon'; known are " + String.join(", ", Dialect.names())
                                + "; not run, since its results"
                                + " could be misread"));
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
                            .startsWith("cannot be a check: ")
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
            assertThat(finding.message()).isEqualTo("has a name that cannot be read as text: rename it, best in ASCII");
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
                        "cannot be searched, so no script check of it runs: no such file; make it with montty deploy,"
                                + " or let the user who runs the checks read it"));
    }

    @Test
    void findsThatTheFolderIsAFile() throws IOException {
        Path file = Files.writeString(root.resolve("FILE"), "");

        assertThat(new ScriptCheckSource(file, root, "/bin").discover().findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("cannot be searched, so no script check of it runs: not a folder;");
    }

    @Test
    void findsThatTheFolderCannotBeRead() {
        project.setMode(project.checks(), "-wx--x--x");
        assumeFalse(Files.isReadable(project.checks()), "root reads every folder");

        assertThat(project.findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("cannot be searched, so no script check of it runs: permission denied;");
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
                        "cannot be read: permission denied; let the user who runs the checks read it:"
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
                .startsWith("has a run bit, but none for the user who runs the checks");
    }

    private void shell(String command) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", command)
                .directory(project.checks().toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void takesAFileForAPythonClassThatHasOneOrSaysSo() {
        project.file("chk_class.py", "class A(RootCheck, BashCheck):", "    pass");
        project.file("chk_spread.PY", "import x", "class B (", "    X,", "    RootCheck):", "    pass");
        project.file("chk_alias.py", "from montty.app.check.root_check import RootCheck as R", "class A(R): pass");
        project.file("chk_nothing.py", "x = 1");
        project.file("chk_said.py", "# montty: dialect=montty-python", "make_a_class()");
        project.script(
                "chk_script.py", "#!/usr/bin/env python3", "# class A(RootCheck): in a comment", "x = 'RootCheck'");
        project.script(
                "chk_nagios.py", "#!/usr/bin/env python3", "# montty: dialect=nagios", "class A(RootCheck): pass");

        Discovery discovery = project.discover();

        assertThat(discovery.findings()).isEmpty();
        assertThat(discovery.checks())
                .filteredOn(found -> found.node() instanceof PythonClassCheck)
                .extracting(found -> found.node().spec().id())
                .containsExactly("chk_alias.py", "chk_class.py", "chk_nothing.py", "chk_said.py", "chk_spread.PY");
    }
}
