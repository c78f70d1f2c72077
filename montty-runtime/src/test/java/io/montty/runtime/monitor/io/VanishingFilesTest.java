package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.fleet.SampleReports.check;
import static io.montty.runtime.monitor.fleet.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.faults.MemoryFolder;
import io.montty.runtime.monitor.classic.Slide;
import io.montty.runtime.monitor.fleet.ReportRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Takes reports away and puts them back while the monitor lists and reads them. */
final class VanishingFilesTest {

    private static final int TIMES = 1_000;
    private static final String DIGITS = "0123456789abcdef";

    @TempDir(factory = MemoryFolder.class)
    private Path root;

    private final AtomicInteger vanished = new AtomicInteger();
    private volatile boolean over;

    @Test
    @Timeout(120)
    void readsOnWhenFilesVanishUnderIt() throws Exception {
        ProjectFixture project = new ProjectFixture(root);
        Thread manager = new Thread(() -> comeAndGo(project));
        manager.start();
        ReportFolders folders = new ReportFolders(project.layout());
        FiledSlides slides = new FiledSlides(project.layout(), Clock.systemUTC());
        int shown = 0;
        int missed = 0;
        try {
            while (vanished.get() < TIMES || shown == 0) {
                for (ReportRef ref : folders.scan().reports()) {
                    Optional<Slide> slide = slides.load(ref);
                    shown += slide.isPresent() ? 1 : 0;
                    missed += slide.isPresent() ? 0 : 1;
                    slide.ifPresent(there -> assertThat(there.host()).startsWith("db-03"));
                }
                assertThat(folders.scan().troubles()).isEmpty();
                assertThat(manager.isAlive()).isTrue();
            }
        } finally {
            over = true;
            manager.join();
        }
        System.out.printf("vanishing files: %d vanished, %d shown, %d missed%n", vanished.get(), shown, missed);
    }

    private void comeAndGo(ProjectFixture project) {
        try {
            for (int i = 0; !over; i++) {
                char digit = DIGITS.charAt(i % DIGITS.length());
                Status status = i % 2 == 0 ? Status.ALERT : Status.OKAY;
                Path file = project.file(digit, status, report(status, check("Disk", status, "full")), NOW);
                if (i % 3 > 0) {
                    Files.delete(file);
                    vanished.incrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
