package io.montty.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileListTest {

    private static final int TRIES = 2_000;

    @TempDir
    private Path checks;

    @Test
    void isReadOrRefusedWhateverItHolds() throws IOException {
        Files.createFile(checks.resolve("chk_a.py"));
        Path file = checks.resolve("checks.csv");
        String[] units = {
            "chk_a.py", ",", "\"", "\n", "\r", "#", " tag", "\\", "\0", "\u00ff", "\u00ef\u00bb\u00bf", "../"
        };
        Random random = new Random(7);
        for (int i = 0; i < TRIES; i++) {
            try (var out = Files.newOutputStream(file)) {
                for (int j = random.nextInt(40); j > 0; j--) {
                    out.write(units[random.nextInt(units.length)].getBytes(StandardCharsets.ISO_8859_1));
                }
            }

            ChecksCsv csv = ChecksCsv.read(file, "CHECKS/checks.csv");

            assertThat(csv.problems()).allMatch(problem -> !problem.message().isBlank());
        }
    }
}
