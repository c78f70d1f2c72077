package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Status;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.Inbox;
import io.montty.runtime.store.Incoming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ReadAheadTest {

    private static final int MANY = 300;

    private final Set<Path> read = ConcurrentHashMap.newKeySet();
    private TestProject project;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
    }

    @Test
    void givesEachReportItsOwnBytes() throws Exception {
        handIn(MANY);
        try (ReadAhead reports = ahead(BoundedFile.onDisk(), files())) {
            for (Incoming file : files()) {
                ReadAhead.Read read = reports.read(file);

                assertThat(read.verdict())
                        .isInstanceOfSatisfying(
                                Verdict.Accepted.class,
                                whole -> assertThat(whole.report().id())
                                        .isEqualTo(file.reportId().orElseThrow()));
                assertThat(new String(read.body(), StandardCharsets.UTF_8))
                        .contains(file.reportId().orElseThrow());
            }
        }
    }

    @Test
    void holdsNoMoreThanAFewAhead() throws Exception {
        handIn(MANY);
        CountDownLatch asked = new CountDownLatch(64);
        List<Incoming> files = files();
        BoundedFile counting = path -> {
            read.add(path);
            asked.countDown();
            return BoundedFile.onDisk().read(path);
        };
        try (ReadAhead reports = ahead(counting, files)) {
            asked.await();
            assertThat(read).hasSize(64).contains(files.get(63).path());

            reports.read(files.get(0));

            while (read.size() < 65) {
                Thread.onSpinWait();
            }
            assertThat(read).hasSize(65).contains(files.get(64).path());
        }
    }

    @Test
    void saysWhatCannotBeReadWhenItIsAskedForAndGoesOn() throws Exception {
        handIn(MANY);
        List<Incoming> files = files();
        BoundedFile failing = path -> {
            if (path.equals(files.get(1).path())) {
                throw new IOException("broken");
            }
            return BoundedFile.onDisk().read(path);
        };
        try (ReadAhead reports = ahead(failing, files)) {
            assertThat(reports.read(files.get(0)).verdict()).isInstanceOf(Verdict.Accepted.class);
            assertThatThrownBy(() -> reports.read(files.get(1))).isInstanceOf(IOException.class);
            assertThat(reports.read(files.get(2)).verdict()).isInstanceOf(Verdict.Accepted.class);
        }
    }

    @Test
    void readsNothingAheadThatSomebodyMayStillBeWriting() throws Exception {
        for (int i = 0; i < MANY; i++) {
            project.put(ReportFile.of(Status.OKAY).id(i));
        }
        BoundedFile counting = path -> {
            read.add(path);
            return BoundedFile.onDisk().read(path);
        };
        List<Incoming> files = files();
        try (ReadAhead reports = ahead(counting, files)) {
            reports.read(files.get(MANY - 1));

            assertThat(read).containsExactly(files.get(MANY - 1).path());
        }
    }

    private void handIn(int count) throws IOException {
        for (int i : IntStream.range(0, count).toArray()) {
            project.handIn("web" + i, ReportFile.of(Status.OKAY).id(i));
        }
    }

    private List<Incoming> files() throws IOException {
        return new Inbox(project.layout.input()).entries((host, trouble) -> {
            throw new AssertionError(trouble);
        });
    }

    private static ReadAhead ahead(BoundedFile reader, List<Incoming> files) {
        return new ReadAhead(reader, new ReportInspector(), files, 2);
    }
}
