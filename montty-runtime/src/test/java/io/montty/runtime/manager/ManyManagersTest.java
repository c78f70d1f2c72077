package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.faults.MemoryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ManyManagersTest {

    private static final int FILES = 2_000;
    private static final int THREADS = 20;

    /** {@code -Dmanager.processes=20} starts as many, each a JVM of its own. */
    private static final int PROCESSES = Integer.getInteger("manager.processes", 4);

    @TempDir(factory = MemoryFolder.class)
    private Path root;

    /** Be one of the managers, until nothing is left to take. */
    static final class Other {

        private Other() {}

        public static void main(String[] words) throws IOException {
            System.exit(work(new TestProject(Path.of(words[0]))) < 0 ? 1 : 0);
        }
    }

    // Not both at once: the kernel drops a process's lock on a file when the process closes that file anywhere.

    @Test
    @Timeout(120)
    void filesEachOf2000ReportsOnceWhen20ManagersOfAProcessWorkAtOnce() throws Exception {
        TestProject project = bringReports();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Integer>> works = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            works.add(threads.submit(() -> work(new TestProject(root))));
        }
        int filed = 0;
        for (Future<Integer> work : works) {
            assertThat(work.get()).isNotNegative();
            filed += work.get();
        }
        threads.shutdown();

        assertThat(filed).isEqualTo(FILES);
        assertThatEachIsFiledOnce(project);
    }

    @Test
    @Timeout(240)
    void filesEachOf2000ReportsOnceWhenManyProcessesWorkAtOnce() throws Exception {
        TestProject project = bringReports();
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(ManagerProcess.java(Other.class, List.of("-XX:TieredStopAtLevel=1"), root.toString()));
        }
        for (Process process : processes) {
            assertThat(process.waitFor(200, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }

        assertThatEachIsFiledOnce(project);
    }

    private TestProject bringReports() throws IOException {
        TestProject project = new TestProject(root);
        for (int i = 0; i < FILES; i++) {
            project.handIn("web" + i % 7, ReportFile.of(Status.ALERT).id(i).host("web" + i % 7));
        }
        return project;
    }

    private static void assertThatEachIsFiledOnce(TestProject project) throws IOException {
        List<String> filed = project.filed(Status.ALERT);
        assertThat(filed).hasSize(FILES);
        assertThat(new HashSet<>(
                        filed.stream().map(name -> name.substring(0, 32)).toList()))
                .hasSize(FILES);
        assertThat(project.rejects()).isEmpty();
        assertThat(project.audit()).isEmpty();
        assertThat(TestProject.names(project.layout.seen()))
                .filteredOn(name -> !name.startsWith("."))
                .hasSize(FILES);
    }

    /** Do passes until one that was not refused finds nothing, and return how many reports were filed; -1 on trouble. */
    private static int work(TestProject project) throws IOException {
        int filed = 0;
        while (true) {
            PassResult result = project.pass();
            if (result.hasFindings() || result.duplicates() > 0) {
                System.err.println(result);
                return -1;
            }
            filed += result.filedReports();
            if (!result.refused() && result.filedReports() == 0) {
                return filed;
            }
            LockSupport.parkNanos(20_000_000); // another one is at work
        }
    }
}
