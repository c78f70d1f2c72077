package io.montty.runtime.manager;

import static io.montty.runtime.manager.ReportFile.ID;
import static io.montty.runtime.manager.TestProject.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.api.Status;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectTest {

    private static final String GOOD_NAME = ID + "_OKAY_1.json";
    private static final byte[] GOOD = ReportFile.of(Status.OKAY).bytes();

    private TestProject project;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.json",
                ID + "_OKAY_1.json.bak",
                ID + "_FINE_1.json",
                ID + "_OKAY_1.xml",
                ID + "_OKAY_-5.mty",
                "0*_OKAY_1.json",
                ID + ".close",
                "a\nb",
                "\u001b[2J",
                "--",
            })
    void rejectsABadNameUnderAGoodOne(String name) throws IOException {
        project.put(name, GOOD);

        PassResult result = project.pass();

        assertThat(result.rejected()).singleElement().satisfies(reject -> {
            assertThat(reject.name()).matches("[ -~]+");
            assertThat(reject.what()).startsWith("the name is neither a report's");
        });
        assertThat(project.rejects()).containsExactly("20260131T081500Z-1", "20260131T081500Z-1.reason.txt");
        assertThat(project.layout.reject().resolve("20260131T081500Z-1")).hasBinaryContent(GOOD);
        assertThat(project.inbox()).isEmpty();
    }

    @Test
    void needsNoNameToSurviveAsText() throws IOException, InterruptedException {
        String command = "cd \"$1\" && touch \"$(printf '\\377\\376')\" \"$(printf '\\342\\200\\256gnp.exe')\"";
        assertThat(new ProcessBuilder(
                                "bash",
                                "-c",
                                command,
                                "bash",
                                project.layout.input().toString())
                        .start()
                        .waitFor())
                .isZero();

        PassResult result = project.pass();

        assertThat(result.rejected())
                .hasSize(2)
                .allSatisfy(reject -> assertThat(reject.name()).matches("[ -~]+"));
        assertThat(project.inbox()).isEmpty();
    }

    @Test
    void saysBesideARejectWhatItWasCalledWhatWasWrongAndWhen() throws IOException {
        project.put("a\u001b]0;x\\\nb", GOOD);

        project.pass();

        assertThat(project.reason("20260131T081500Z-1")).isEqualTo("""
                        name:     a\\u{1b}]0;x\\\\\\u{a}b
                        wrong:    the name is neither a report's (<32 hex>_<STATUS>_<epoch>.json or .mty) nor a request's
                        rejected: 2026-01-31T08:15:00Z
                        next:     put it right and move it back to REPORTS/_input, or delete it and this file
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json|not JSON: line 1",
                "{]|not JSON: line 1",
                "[]|the file holds no JSON object",
                "{}|montty is missing",
                "{} {}|not JSON",
                "x\u0000\u0001x|not JSON",
            })
    void rejectsWhatNoFurtherByteCouldMend(String content, String why) throws IOException {
        project.put(GOOD_NAME, content.getBytes(StandardCharsets.UTF_8));

        assertThat(project.pass().rejected())
                .singleElement()
                .satisfies(reject -> assertThat(reject.what()).startsWith(why));
    }

    @Test
    void rejectsAReportOfAnotherId() throws IOException {
        project.put("f".repeat(32) + "_OKAY_1.json", GOOD);

        assertThat(project.pass().rejected())
                .singleElement()
                .satisfies(reject -> assertThat(reject.what())
                        .isEqualTo("the name says id " + "f".repeat(32) + ", the report says " + ID));
    }

    @Test
    void rejectsALegacyReportWithABadHeader() throws IOException {
        byte[] bytes = "MonTTY\nColour: red\n\n\n\nSUMMARY:\n\n\n".getBytes(StandardCharsets.UTF_8);
        project.put(ID + "_OKAY_1.mty", bytes);

        assertThat(project.pass().rejected())
                .singleElement()
                .satisfies(reject -> assertThat(reject.what()).startsWith("line 2: expected Host"));
    }

    @Test
    void waitsTenMinutesForTheRestOfHalfAReport() throws IOException {
        ReportFile report = ReportFile.of(Status.ALERT);
        byte[] half = Arrays.copyOf(report.bytes(), 100);
        Path json = project.put(report.name(), half, Duration.ofMinutes(9));
        byte[] halfLegacy = Arrays.copyOf(report.id(2).legacyBytes(), 100);
        Path legacy = project.put(report.id(2).legacyName(), halfLegacy, Duration.ofMinutes(9));
        Path empty = project.put(report.id(3).name(), new byte[0], Duration.ofMinutes(9));

        PassResult result = project.pass();

        assertThat(result.waiting())
                .hasSize(3)
                .allSatisfy(file -> assertThat(file.what()).startsWith("not finished yet: "));
        assertThat(result.hasFindings()).isFalse();
        assertThat(json).exists();
        assertThat(legacy).exists();
        assertThat(empty).exists();

        project.clock.pass(Duration.ofMinutes(1));
        assertThat(project.pass().rejected()).hasSize(3);
        assertThat(project.inbox()).isEmpty();
    }

    @Test
    void filesAReportThatWasHalfWhenItWasFirstLookedAt() throws IOException {
        ReportFile report = ReportFile.of(Status.ALERT);
        project.put(report.name(), Arrays.copyOf(report.bytes(), 100));
        project.pass();
        project.put(report);

        assertThat(project.pass().filed()).containsEntry(Status.ALERT, 1);
    }

    @Test
    void doesNotWaitForAHalfFileFromTheFuture() throws IOException {
        project.put(GOOD_NAME, new byte[0], Duration.ofDays(-365));

        assertThat(project.pass().rejected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden.json", ID + "_OKAY_1.json.part", "." + ID + "_OKAY_1.json.part"})
    void passesOverAnUnfinishedFileUntilItIsTenMinutesOld(String name) throws IOException {
        Path file = project.put(name, GOOD, Duration.ofMinutes(9));
        assertThat(project.pass()).isEqualTo(PassResult.ofProblems(List.of()));
        assertThat(file).exists();

        project.aged(file, LONG_AGO);

        assertThat(project.pass().rejected()).hasSize(1);
        assertThat(project.rejects()).hasSize(2);
    }

    @Test
    void leavesAHiddenFolderAlone() throws IOException {
        Path folder = Files.createDirectory(project.layout.input().resolve(".snapshot"));
        project.aged(folder, LONG_AGO);

        assertThat(project.pass().hasFindings()).isFalse();
        assertThat(folder).exists();
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
    void rejectsAFolderInAHostsFolder() throws IOException {
        Files.createDirectories(project.hostFolder("web1").resolve("web2"));

        assertThat(project.pass().rejected())
                .singleElement()
                .satisfies(reject -> assertThat(reject.name()).isEqualTo("web1/web2"));
        assertThat(project.hostFolder("web1")).isEmptyDirectory();
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
        assertThat(Files.isSymbolicLink(project.layout.reject().resolve("20260131T081500Z-1")))
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

    @Test
    void overwritesNoEarlierReject() throws IOException {
        project.put("one", GOOD);
        project.pass();
        project.put("two", GOOD);
        project.pass();

        assertThat(project.reason("20260131T081500Z-1")).contains("name:     one\n");
        assertThat(project.reason("20260131T081500Z-2")).contains("name:     two\n");
    }

    @Test
    void leavesInTheInboxWhatCannotBeMovedAndGoesOn() throws IOException {
        Path memory = Path.of("/dev/shm");
        assumeTrue(
                Files.isWritable(memory)
                        && !Files.getFileStore(memory).equals(Files.getFileStore(project.layout.input())),
                "NOT TESTED: needs /dev/shm on a file system of its own");
        Path elsewhere = Files.createTempDirectory(memory, "montty-test");
        try {
            Files.delete(project.layout.reject());
            Files.createSymbolicLink(project.layout.reject(), elsewhere);
            project.put("bad", GOOD);
            project.put(GOOD_NAME, GOOD);

            PassResult result = project.pass();

            assertThat(result.problems())
                    .singleElement()
                    .asString()
                    .contains("bad stays in REPORTS/_input", "one file system");
            assertThat(result.filedReports()).isEqualTo(1);
            assertThat(project.inbox()).containsExactly("bad");
            assertThat(elsewhere).isEmptyDirectory();
        } finally {
            Files.delete(elsewhere);
        }
    }
}
