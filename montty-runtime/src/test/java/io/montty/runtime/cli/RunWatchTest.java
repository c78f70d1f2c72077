package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Outcome;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.loader.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunWatchTest {

    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(Files.createDirectory(folder.resolve("project")));
    }

    @Test
    void reportsACheckThatEndsTheProcessAndAllTheOthers() throws Exception {
        PluginJar.named("rude.jar")
                .withSource("demo.Rude", PluginJar.extension("demo.Rude", "implements Check", """
                                public CheckSpec spec() { return CheckSpec.of("demo.rude", "Rude"); }
                                public CheckResult run(CheckContext context) {
                                    System.exit(42);
                                    return CheckResult.okay("not reached");
                                }
                                """))
                .in(project.layout().plugins());
        project.script("chk_good.sh", "#!/bin/bash", "sleep 0.5; echo good");

        Process child = check();

        assertThat(child.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as(errors()).isZero();
        assertThat(project.onlyReport().checks())
                .extracting(ReportEntry::id)
                .containsExactly("chk_good.sh", "demo.rude");
        assertThat(project.onlyReport().checks().get(1).outcome())
                .isEqualTo(new Outcome.Crashed("called System.exit; a check must return its result"));
    }

    @Test
    void makesNoReportOfChecksThatASignalBrokeOff() throws Exception {
        project.script("chk_slow.sh", "#!/bin/bash", "echo $$ > pid; mv pid began; exec sleep 1000");

        Process child = check();
        await(project.root().resolve("began"), child);
        child.destroy();

        assertThat(child.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(TERMINATED);
        assertThat(errors())
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

    private Process check() throws IOException {
        return ChildCli.start(folder, "check", "--project", project.root().toString());
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    private static void await(Path file, Process writer) throws InterruptedException {
        while (!Files.exists(file) && !writer.waitFor(20, TimeUnit.MILLISECONDS)) {
            Thread.onSpinWait();
        }
    }
}
