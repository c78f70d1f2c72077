package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.report.ReportEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunWatchTest {

    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    @AutoClose
    private CheckingChild child;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        child = new CheckingChild(folder);
        project = child.project();
    }

    @Test
    void reportsACheckThatEndsTheProcessAndAllTheOthers() throws Exception {
        child.addRudePlugin();
        project.script("chk_good.sh", "#!/bin/bash", "sleep 0.5; echo good");

        child.start();

        assertThat(child.end()).as(child.errors()).isZero();
        assertThat(project.onlyReport().checks())
                .extracting(ReportEntry::id)
                .containsExactly("chk_good.sh", "demo.rude");
        assertThat(project.onlyReport().checks().get(1).outcome())
                .isEqualTo(new Outcome.Crashed("called System.exit; a check must return its result"));
    }

    @Test
    void makesNoReportOfChecksThatASignalBrokeOff() throws Exception {
        project.script("chk_slow.sh", "#!/bin/bash", "echo $$ > pid; mv pid began; exec sleep 1000");

        child.start();
        child.await(project.root().resolve("began"));
        child.signal("TERM");

        assertThat(child.end()).isEqualTo(TERMINATED);
        assertThat(child.errors())
                .isEqualTo(
                        "montty: ended by a signal before all checks were done; they were ended too, and no report was"
                                + " made\n");
        assertThat(project.files(project.layout().spool())).isEmpty();
        assertThat(project.reports()).isEmpty();
        long pid =
                Long.parseLong(Files.readString(project.root().resolve("began")).strip());
        assertThat(ProcessHandle.of(pid).flatMap(process -> process.info().command()))
                .as("a program that still runs, which one that only waits to be reaped does not")
                .isEmpty();
    }
}
