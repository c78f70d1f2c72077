package io.montty.runtime.manager;

import static io.montty.runtime.manager.ReportFile.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.api.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
                        next:     give it a name of those and move it back to REPORTS/_input, or delete it and this file
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
            project.put("bad", GOOD);
            project.put(GOOD_NAME, GOOD);

            PassResult result = project.passReadingBy(path -> {
                Files.delete(project.layout.reject()); // read first, by its name
                Files.createSymbolicLink(project.layout.reject(), elsewhere);
                return Files.readAllBytes(path);
            });

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
