package io.montty.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksCsvTest {

    @TempDir
    private Path checks;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check_file_name,tags\nchk_a.py,one two\n",
                "check_file_name,tags\r\nchk_a.py, one two  \r\n",
                "\ufeffcheck_file_name,tags\nchk_a.py,\"one two\"\n",
                "check_file_name,tags\nchk_a.py, \"one  two\" \n",
                "# a comment\ncheck_file_name , tags\n\n  \nchk_a.py\t,\tone\ttwo",
                "chk_a.py,one\nchk_a.py,two\n",
                "check_file_name,tags\n#chk_b.py,three\nchk_a.py,one two,\n"
            })
    void readsTagsHoweverTheyAreWritten(String text) throws IOException {
        file("chk_a.py");

        assertThat(read(text).tags()).containsExactly(Map.entry("chk_a.py", Set.of("one", "two")));
    }

    @Test
    void readsAFileWithoutTagsAsOneWithNone() throws IOException {
        file("chk_a.py");
        file("chk_b.py");

        ChecksCsv csv = read("check_file_name,tags\nchk_a.py\nchk_b.py,\n");

        assertThat(csv.tags()).containsEntry("chk_a.py", Set.of()).containsEntry("chk_b.py", Set.of());
        assertThat(csv.problems()).isEmpty();
    }

    @Test
    void namesEachMistakeWithItsLineAndKeepsTheRest() throws IOException {
        file("chk_a.py");

        ChecksCsv csv = read("check_file_name,tags\nchk_gone.py,x\nchk_a.py,one,two\n");

        assertThat(csv.tags()).containsEntry("chk_a.py", Set.of("one", "two")).hasSize(1);
        assertThat(csv.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "CHECKS/checks.csv:2: names chk_gone.py, which is not in CHECKS; mend the name or take the line"
                                + " out",
                        "CHECKS/checks.csv:3: has 3 columns, expected 2: the file and its tags; separate tags by"
                                + " blanks");
    }

    @Test
    void saysThatItIsNoList() throws IOException {
        file("chk_a.py");

        assertThat(read("chk_a.py,\"one\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("CHECKS/checks.csv: cannot be read as a list of files and tags: ")
                        .endsWith("; expected lines such as 'chk_disk.py, disk daily'"));
    }

    @Test
    void listsNothingWhereThereIsNoFile() {
        assertThat(ChecksCsv.read(checks.resolve("checks.csv"), "CHECKS/checks.csv"))
                .isEqualTo(new ChecksCsv(Map.of(), List.of()));
    }

    private void file(String name) throws IOException {
        Files.createFile(checks.resolve(name));
    }

    private ChecksCsv read(String text) throws IOException {
        Path file = checks.resolve("checks.csv");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return ChecksCsv.read(file, "CHECKS/checks.csv");
    }
}
