package io.montty.runtime.manager;

import static io.montty.runtime.manager.ReportFile.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.store.BoundedFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SpecialFilesTest {

    private static final String GOOD_NAME = ID + "_OKAY_1.json";
    private static final byte[] GOOD = ReportFile.of(Status.OKAY).bytes();

    private TestProject project;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
    }

    @Test
    void rejectsAGiantWithoutReadingIt() throws IOException {
        try (RandomAccessFile giant =
                new RandomAccessFile(project.layout.input().resolve(GOOD_NAME).toFile(), "rw")) {
            giant.setLength(50L * 1024 * 1024);
        }

        PassResult result = project.passReadingBy(path -> {
            throw new AssertionError("read " + path);
        });

        assertThat(result.rejected())
                .singleElement()
                .satisfies(reject ->
                        assertThat(reject.what()).isEqualTo("it has 52428800 bytes, at most 1048576 are taken"));
    }

    @Test
    void readsNoMoreOfAGrowingFileThanItNeeds(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("grown");
        Files.write(file, new byte[3 * 1024 * 1024]);

        assertThat(BoundedFile.onDisk().read(file)).hasSize(1024 * 1024 + 1);
    }

    @Test
    void renamesAFolderAsItIs() throws IOException {
        Path folder = project.layout.input().resolve(GOOD_NAME.toUpperCase(Locale.ROOT));
        Files.createDirectories(folder.resolve("inner"));
        Files.write(folder.resolve("inner").resolve("file"), GOOD);

        assertThat(project.pass().rejected())
                .singleElement()
                .satisfies(reject -> assertThat(reject.what()).isEqualTo("a folder, expected a regular file"));
        assertThat(project.layout.reject().resolve("20260131T081500Z-1/inner/file"))
                .exists();
    }

    @Test
    void rejectsAFolderInAForwardedHostsFolder() throws IOException {
        Files.createDirectories(project.hostFolder("site1/web1").resolve("web2"));

        assertThat(project.pass().rejected())
                .singleElement()
                .satisfies(reject -> assertThat(reject.name()).isEqualTo("site1/web1/web2"));
        assertThat(project.hostFolder("site1/web1")).isEmptyDirectory();
    }

    @Test
    void followsNoLink(@TempDir Path outside) throws IOException {
        Path secret = Files.write(outside.resolve("secret"), GOOD);
        Path hostFolder = Files.createDirectory(outside.resolve("folder"));
        Path inside = Files.write(hostFolder.resolve(GOOD_NAME), GOOD);
        Files.createSymbolicLink(project.layout.input().resolve(GOOD_NAME), secret);
        Files.createSymbolicLink(project.layout.input().resolve("web1"), hostFolder);
        Files.createSymbolicLink(project.layout.input().resolve("web2"), outside.resolve("nowhere"));

        PassResult result = project.pass();

        assertThat(result.rejected())
                .hasSize(3)
                .allSatisfy(reject -> assertThat(reject.what()).startsWith("a symbolic link"));
        assertThat(result.filedReports()).isZero();
        assertThat(secret).hasBinaryContent(GOOD);
        assertThat(inside).exists();
        assertThat(Files.isSymbolicLink(project.layout.reject().resolve("20260131T081500Z-1-" + ID)))
                .isTrue();
    }

    @Test
    @Timeout(30)
    void neverOpensAPipe() throws IOException, InterruptedException {
        Path pipe = project.layout.input().resolve(GOOD_NAME);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(project.pass().rejected())
                .singleElement()
                .satisfies(reject -> assertThat(reject.what()).startsWith("a special file"));
        assertThat(Files.exists(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void rejectsWhatItMayNotRead() throws IOException {
        project.put(GOOD_NAME, GOOD);

        PassResult result = project.passReadingBy(path -> {
            throw new AccessDeniedException(path.toString());
        });

        assertThat(result.rejected())
                .singleElement()
                .satisfies(reject -> assertThat(reject.what()).startsWith("it cannot be read: permission denied"));
        assertThat(project.inbox()).isEmpty();
    }

    @Test
    void passesOverAFileThatVanishesUnderIt() throws IOException {
        project.put(GOOD_NAME, GOOD);
        project.put(ReportFile.of(Status.WARN).id(2));

        PassResult result = project.passReadingBy(path -> {
            Files.deleteIfExists(project.layout.input().resolve(GOOD_NAME));
            return BoundedFile.onDisk().read(path);
        });

        assertThat(result.filedReports()).isEqualTo(1);
        assertThat(result.hasFindings()).isFalse();
    }
}
