package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Read our legacy reports by the rules of the Python tool's manager and monitor. */
@Timeout(60)
class LegacyInteropTest {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    /** What that tool asks of a name and of a header, and no more. */
    private static final String THEIR_READER = """
            import os, sys
            path = sys.argv[1]
            guid, status, ttl = os.path.basename(path).split('.')[0].split('_', 2)
            int(ttl)
            with open(path, encoding='utf-8') as file:
                assert file.readline() == 'MonTTY\\n'
                fields = {}
                while True:
                    line = file.readline()
                    assert line, 'the header has no end'
                    if line == '\\n':
                        break
                    key, value = line.split(':', 1)
                    assert key.lower() in ('host', 'ipv4', 'status', 'at'), key
                    fields[key.lower()] = value.strip()
                body = file.read()
            assert fields['status'] == status in ('OKAY', 'WARN', 'ALERT', 'NA')
            assert len(guid) == 32 and body.endswith('\\n\\n') and '\\n\\nSUMMARY:\\n\\n' in body
            summary = body.rsplit('SUMMARY:', 1)[1].strip('\\n').splitlines()
            assert all(line.startswith('     ') and len(line) in (5 + 80, 5 + 82, 5 + 83) for line in summary), summary
            print(fields['host'], status, len(summary))
            """;

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        Needs.that(Files.isExecutable(PYTHON), "the rules of the Python tool", "there is no " + PYTHON);
        project = new TestProject(folder.resolve("project"));
    }

    @Test
    void areAcceptedWhateverTheyHold() throws Exception {
        project.script("chk_a.sh", "#!/bin/sh", "printf 'line\\r\\n\\033[31mred\\n\\000\\377\\n'", "exit 2");
        project.script(
                "chk_slow.sh",
                "#!/bin/sh",
                "# montty: timeout=300ms title=\"t\u00eftle \uD83D\uDE00 " + "x".repeat(80) + "\"",
                "sleep 9");
        project.script("chk_killed.sh", "#!/bin/sh", "kill -9 $$");
        project.script("chk_member.sh", "#!/bin/sh", "echo SUMMARY:");
        project.script("chk_na.sh", "#!/bin/sh", "exit 254");
        project.checksYaml(
                "unknown: 1",
                "groups:",
                "  - {id: group, title: A group, filters: [chk_member.sh], members: [chk_na.sh]}",
                "checks:",
                "  chk_a.sh: {interval: 1h}");
        project.monttyYaml("report: {format: mty}", "host: {name: web1}");

        assertThat(project.check().code()).isEqualTo(1);
        assertThat(theirView()).isEqualTo("web1 ALERT 5\n");
        for (Path report : project.reports()) {
            Files.delete(report);
        }
        project.check();

        assertThat(theirView()).isEqualTo("web1 ALERT 5\n");
        assertThat(Files.readString(project.reports().get(0))).contains("[found at November 22, 2026 09:38:11]");
    }

    @Test
    void areFiledAndShownByOurOwnServerToo() throws Exception {
        project.script("chk_a.sh", "#!/bin/sh", "echo on fire; exit 2");
        project.check("--report-format", "mty");

        CliRun.of(project.root(), "manage", "--project", project.root().toString());
        CliRun shown = CliRun.of(
                project.root(), "monitor", "--once", "--project", project.root().toString());

        assertThat(project.files(project.layout().filed(Status.ALERT))).hasSize(1);
        assertThat(shown.out()).contains("on fire");
    }

    @Test
    void saySoWhereNothingWasChecked() throws Exception {
        project.script("chk_a.sh", "#!/bin/sh");
        project.checksYaml("checks:", "  chk_a.sh: {enabled: false}");

        project.check("--report-format", "mty");

        assertThat(theirView()).endsWith(" NA 0\n");
    }

    @Test
    void areEmptyWhereThereIsNoCheck() throws Exception {
        CliRun run = project.check("--report-format", "mty");

        assertThat(run.err()).contains("no checks found in CHECKS and PLUGINS");
        assertThat(Files.readString(project.reports().get(0)))
                .matches(
                        "(?s)MonTTY\\nHost: .*\\nStatus: NA\\nAt: November 22, 2026 09:38:11\\n\\n\\n\\nSUMMARY:\\n\\n\\n");
    }

    private String theirView() throws IOException, InterruptedException {
        Set<Path> reports = project.reports().stream().collect(Collectors.toSet());
        assertThat(reports).hasSize(1);
        Process reader = new ProcessBuilder(
                        PYTHON.toString(),
                        "-c",
                        THEIR_READER,
                        reports.iterator().next().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reader.waitFor()).as(said).isZero();
        return said;
    }
}
