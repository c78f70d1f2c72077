package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Look for a secret wherever a run leaves something. */
@Timeout(60)
class SecretsTest {

    private static final String CANARY = "canary-6d1f0e52c7";

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(Files.createDirectory(folder.resolve("project")));
    }

    @Test
    void hidesTheEnvironmentOfARunFromItsChecks() throws Exception {
        project.script(
                        "chk_env.sh",
                        "#!/bin/bash",
                        "echo seen; env; tr '\\0' '\\n' < /proc/self/environ",
                        "cat /proc/[0-9]*/cmdline 2> /dev/null | tr '\\0' ' ' | tail -c 50000",
                        "exit 255")
                .script("chk_crash.sh", "#!/bin/bash", "env >&2; kill -9 $$")
                .checksYaml("checks:", "  chk_env.sh: {interval: 1h}")
                .monttyYaml("server: {user: u, host: 127.0.0.1, port: 1, dir: /d, identity: none, splay: 0s}");

        Process child = ChildCli.start(
                folder,
                Map.of("MONTTY_CANARY", CANARY, "PASSWORD", CANARY),
                "check",
                "--no-send",
                "--format",
                "json",
                "--project",
                project.root().toString());

        assertThat(child.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("out"))).contains("seen").contains("MONTTY_PROJECT=");
        assertThat(leftBehind()).hasSizeGreaterThan(4).noneMatch(file -> contains(file, CANARY));
    }

    @Test
    void takesOutWhatTheConfigurationSaysBeforeAReportIsKeptOrPrinted() throws Exception {
        project.script(
                        "chk_a.sh",
                        "#!/bin/bash",
                        "# montty: title=\"Log in with " + CANARY + "\"",
                        "echo pw=" + CANARY,
                        "echo and again " + CANARY + " here",
                        "exit 255")
                .script("chk_b.sh", "#!/bin/bash", "echo b")
                .checksYaml("checks:", "  chk_a.sh: {interval: 1h}", "  chk_b.sh: {timeout: " + CANARY + "}")
                .monttyYaml("report: {redact: ['canary-[0-9a-f]+', 'here$']}");

        CliRun run = project.check("--format", "json");
        CliRun text = project.check("--no-report", "--format", "text", "--force");

        assertThat(run.err()).contains("timeout: is '[redacted]', expected a duration");
        assertThat(run.out()).contains("pw=[redacted]").contains("and again [redacted] [redacted]");
        assertThat(run.out() + run.err() + text.out() + text.err()).doesNotContain(CANARY);
        assertThat(text.out()).contains("Log in with [redacted]");
        assertThat(project.layout().carriedResults()).exists();
        assertThat(project.onlyReport().checks().toString()).doesNotContain(CANARY);
        try (Stream<Path> files = Files.walk(project.layout().spool())) {
            assertThat(files.filter(Files::isRegularFile)).noneMatch(file -> contains(file, CANARY));
        }
    }

    @Test
    void takesOutOfAnswersThatWereKeptBeforeItWasTold() throws Exception {
        project.script("chk_a.sh", "#!/bin/bash", "echo pw=" + CANARY)
                .checksYaml("checks:", "  chk_a.sh: {interval: 1h}");
        project.check();
        assertThat(contains(project.layout().carriedResults(), CANARY)).isTrue();

        project.monttyYaml("report: {redact: ['canary-[0-9a-f]+']}");
        CliRun run = project.check("--format", "json");

        assertThat(run.out()).contains("carried_from").doesNotContain(CANARY);
        assertThat(contains(project.layout().carriedResults(), CANARY)).isFalse();
    }

    @Test
    void isNotHeldUpByAPatternThatTakesForever() throws Exception {
        project.script("chk_a.sh", "#!/bin/bash", "printf 'a%.0s' {1..200}; echo '!'")
                .monttyYaml("report: {redact: ['(a|aa)+(b)\\2']}");

        CliRun run = project.check("--format", "json");

        assertThat(run.out())
                .contains("\"summary\" : \"[redacted]\"")
                .contains("the regular expression 1 of report.redact in montty.yaml takes too long");
    }

    private List<Path> leftBehind() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
