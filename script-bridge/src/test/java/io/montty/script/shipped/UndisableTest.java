package io.montty.script.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndisableTest {

    private static final String NAME = "undisable_chk_files.sh";

    @TempDir
    private Path checks;

    @BeforeEach
    void layOut() throws IOException {
        Files.copy(MadeUpHost.SCRIPTS.resolve(NAME), checks.resolve(NAME));
        for (String file : List.of("chk_a.py", "_chk_b.py", "_CHK c.sh", "_other.py")) {
            Files.createFile(checks.resolve(file));
        }
    }

    @Test
    void enablesWhatAnUnderscoreDisablesAndListsIt() throws Exception {
        Files.writeString(checks.resolve("checks.csv"), "check_file_name,tags\nchk_a.py, daily");

        assertThat(run()).isEmpty();

        assertThat(names()).containsExactly("CHK c.sh", "_other.py", "checks.csv", "chk_a.py", "chk_b.py", NAME);
        assertThat(checks.resolve("checks.csv"))
                .hasContent("check_file_name,tags\nchk_a.py, daily\nCHK c.sh, undisabled\nchk_b.py, undisabled\n");
    }

    @Test
    void beginsTheListWhereThereIsNoneAndLeavesAClashAlone() throws Exception {
        Files.createFile(checks.resolve("CHK c.sh"));

        assertThat(run())
                .isEqualTo("undisable_chk_files.sh: _CHK c.sh is left as it is, since there is a CHK c.sh already\n");

        assertThat(checks.resolve("checks.csv")).hasContent("check_file_name,tags\nchk_b.py, undisabled\n");
    }

    private String run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", checks.resolve(NAME).toString())
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(output.isEmpty() ? 0 : 1);
        return output;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(checks)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
