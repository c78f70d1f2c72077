package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.store.AuditEvent;
import io.montty.runtime.store.AuditEvent.What;
import io.montty.runtime.store.AuditFiles;
import io.montty.runtime.store.AuditLog;
import io.montty.runtime.store.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditBoundsTest {

    private final TestClock clock = new TestClock();
    private Path folder;
    private AuditFiles files;
    private AuditLog log;

    @BeforeEach
    void start(@TempDir Path state) {
        folder = state.resolve("audit");
        files = new AuditFiles(folder, 500);
        log = new AuditLog(files, clock);
    }

    private void append(int events) throws IOException {
        for (int i = 0; i < events; i++) {
            log.append(AuditEvent.of("manager", What.DELETE, "0".repeat(32), "web1", "OKAY", "why"));
        }
    }

    private void keep(long bytes) throws IOException {
        new AuditBounds(files, log).keep(new ManagerSettings.Audit(Duration.ofDays(400), bytes), clock.instant());
    }

    @Test
    void beginsANewFileWhereOneIsFullAndGoesOnWithTheChain() throws IOException {
        append(31);

        List<Path> all = files.all();
        assertThat(all.get(0)).hasFileName("2026-01.jsonl");
        assertThat(all.get(1)).hasFileName("2026-01-2.jsonl");
        assertThat(all.get(9)).hasFileName("2026-01-10.jsonl");
        String before = "";
        for (Path file : all) {
            for (String line : Files.readAllLines(file)) {
                assertThat(line).endsWith("\"prev\":\"" + before + "\"}");
                before = Digest.of(line.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    @Test
    void dropsTheOldestBeyondTheBytesAndPutsThatOnRecord() throws IOException {
        append(9);
        List<Path> all = files.all();
        List<String> first = Files.readAllLines(all.get(0));

        keep(Files.size(all.get(1)) + Files.size(all.get(2)));

        assertThat(all.get(0)).doesNotExist();
        assertThat(all.get(1)).exists();
        List<Path> left = files.all();
        assertThat(Files.readString(left.get(left.size() - 1)))
                .contains(
                        "\"what\":\"audit_dropped\"",
                        "2026-01.jsonl, " + first.size() + " lines, the last with SHA-256 "
                                + Digest.of(first.get(first.size() - 1).getBytes(StandardCharsets.US_ASCII)));
        append(1);
        assertThat(folder.resolve("2026-01.jsonl")).doesNotExist();
    }

    @Test
    void neverDropsTheNewest() throws IOException {
        append(2);

        keep(0);

        assertThat(files.all()).hasSize(1);
    }

    @Test
    void dropsByAgeAfterTheLastLine() throws IOException {
        append(4);
        Path first = files.all().get(0);
        Files.setLastModifiedTime(first, FileTime.from(clock.instant().minus(Duration.ofDays(401))));

        keep(1_000_000);

        assertThat(first).doesNotExist();
        assertThat(files.all()).isNotEmpty();
    }

    @Test
    void takesAFolderThatIsNotThereForNoFiles() throws IOException {
        keep(0);

        assertThat(files.all()).isEmpty();
    }
}
