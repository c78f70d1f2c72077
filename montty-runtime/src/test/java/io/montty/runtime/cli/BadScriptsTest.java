package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Run scripts that do all that a script should not. */
@Timeout(60)
class BadScriptsTest {

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder.resolve("pro ject"));
    }

    @Test
    void endsAndNamesWhatACheckLeavesBehind() throws Exception {
        project.script("chk_a.sh", "#!/bin/bash", "sleep 1000 &", "sleep 0.2", "echo a");

        project.check();

        Report report = project.onlyReport();
        assertThat(report.status()).isEqualTo(Status.WARN);
        assertThat(report.checks().get(0).status()).isEqualTo(Status.OKAY);
        assertThat(report.checks().get(1).children().get(0).summary()).startsWith("left the process sleep (pid ");
    }

    @Test
    void tellsEveryBadScriptApartAndRunsTheGoodOne() throws Exception {
        project.script("chk_binary.sh", "#!/bin/bash", "head -c 2000 /dev/urandom; printf '\\033]0;x\\007'")
                .script("chk_endless.sh", "#!/bin/bash", "# montty: timeout=2s", "echo first; yes >&2")
                .script("chk_good.sh", "#!/bin/bash", "echo good")
                .script("chk_huge.sh", "#!/bin/bash", "head -c 10000000 /dev/zero | tr '\\0' x")
                .script("chk_killed.sh", "#!/bin/bash", "echo before; kill -9 $$")
                .script("chk_nointerpreter.sh", "#!/no/such/bash", "echo x")
                .script("chk_noshebang.sh", "echo x")
                .script("chk_silent.sh", "#!/bin/bash", "exit 3");
        Files.writeString(project.layout().checks().resolve("chk_norun.sh"), "#!/bin/bash\n");

        project.check();

        Map<String, ReportEntry> entries =
                project.onlyReport().checks().stream().collect(Collectors.toMap(ReportEntry::id, entry -> entry));
        assertThat(entries.get("chk_good.sh")).extracting(ReportEntry::status).isEqualTo(Status.OKAY);
        assertThat(entries.get("chk_endless.sh"))
                .extracting(ReportEntry::outcome)
                .isInstanceOf(Outcome.TimedOut.class);
        assertThat(entries.get("chk_endless.sh"))
                .extracting(ReportEntry::output)
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .startsWith("timed out after 2.0 s", "first", "y");
        assertThat(entries.get("chk_killed.sh"))
                .extracting(ReportEntry::summary)
                .isEqualTo("crashed: killed by signal 9 (SIGKILL)");
        assertThat(entries.get("chk_nointerpreter.sh"))
                .extracting(ReportEntry::summary)
                .asString()
                .contains("/no/such/bash");
        assertThat(entries.get("chk_noshebang.sh"))
                .extracting(ReportEntry::summary)
                .asString()
                .contains("#!");
        assertThat(entries.get("chk_silent.sh")).extracting(ReportEntry::status).isEqualTo(Status.ALERT);
        assertThat(entries.get("chk_huge.sh")).extracting(ReportEntry::status).isEqualTo(Status.OKAY);
        assertThat(entries.get("chk_binary.sh")).extracting(ReportEntry::status).isEqualTo(Status.OKAY);
        assertThat(entries.get("montty.findings"))
                .extracting(ReportEntry::children)
                .asInstanceOf(InstanceOfAssertFactories.list(ReportEntry.class))
                .extracting(ReportEntry::summary)
                .singleElement()
                .asString()
                .contains("chmod +x");
    }
}
