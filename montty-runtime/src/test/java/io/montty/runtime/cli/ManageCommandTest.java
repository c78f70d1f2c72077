package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ManageCommandTest {

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder);
    }

    @Test
    void filesWhatTheCheckerMadeAndDeletesItOnRequest() throws Exception {
        project.script("chk_bad.sh", "#!/bin/bash", "exit 1");
        project.check();

        CliRun first = manage();
        assertThat(first.code()).isZero();
        assertThat(first.out()).isEmpty();
        assertThat(first.err()).startsWith("montty: ").endsWith(": reports for the first time\n");
        Path filed = project.files(project.layout().reports().resolve("_alert")).get(0);
        ReportName name = ReportName.parse(filed.getFileName().toString()).orElseThrow();
        new DeleteRequest("0".repeat(32), List.of(name.id()), "kim", CliRun.NOW)
                .writeInto(project.layout().input());

        assertThat(manage()).isEqualTo(new CliRun(0, "", ""));
        assertThat(filed).doesNotExist();
        assertThat(project.reports()).isEmpty();
    }

    @Test
    void saysWhatItDidOnATerminal() throws Exception {
        project.script("chk_good.sh", "#!/bin/bash", "echo fine");
        project.check();

        CliRun run = CliRun.of(folder, true, Map.of(), "manage");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("filed 1 (OKAY 1), expired 0, deleted 0, duplicates 0, rejected 0\n");
    }

    @Test
    void namesWhatItRejected() throws Exception {
        Files.writeString(project.layout().input().resolve("hello.txt"), "x");

        CliRun run = manage();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("montty: rejected hello.txt: ").contains("_reject");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void refusesASecondManager() throws Exception {
        try (RunLock held = RunLock.tryAcquire(project.layout().managerLock()).orElseThrow()) {
            assertThat(held).isNotNull();

            assertThat(manage())
                    .isEqualTo(new CliRun(
                            3, "", "montty: another manager is at work in " + folder + "; this one did nothing\n"));
        }
    }

    @Test
    void saysWhichFolderIsMissing() throws Exception {
        Files.delete(project.layout().reject());

        CliRun run = manage();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("_reject is missing; run: montty deploy " + folder);
    }

    private CliRun manage() {
        return CliRun.of(folder, "manage", "--project", folder.toString());
    }
}
