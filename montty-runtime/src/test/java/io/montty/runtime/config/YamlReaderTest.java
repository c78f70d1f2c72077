package io.montty.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class YamlReaderTest {

    @TempDir
    private Path folder;

    @Test
    void readsNothingButARegularFile() throws Exception {
        Path config = folder.resolve("montty.yaml");
        Files.createDirectories(config);
        assertThat(files().mistakes())
                .containsExactly("montty.yaml: is a directory, expected a text file; move it away, or put a text file"
                        + " there");

        Files.delete(config);
        assertThat(new ProcessBuilder("mkfifo", config.toString()).start().waitFor())
                .isZero();
        assertThat(files().mistakes()).singleElement().asString().startsWith("montty.yaml: is a named pipe, expected");

        Files.delete(config);
        Files.createSymbolicLink(config, Path.of("/dev/zero"));
        assertThat(files().mistakes()).singleElement().asString().startsWith("montty.yaml: is a device, expected");
    }

    @Test
    void followsASymbolicLinkAndMissesWhatItMisses() throws Exception {
        Path config = folder.resolve("montty.yaml");
        Files.createSymbolicLink(config, Path.of("elsewhere"));
        assertThat(files().mistakes())
                .containsExactly("montty.yaml: is a symbolic link to a file that does not exist; make that file, or"
                        + " remove the link");

        Files.writeString(folder.resolve("elsewhere"), "host: {name: web1}\n");
        assertThat(files().configuration().montty().host().name()).isEqualTo("web1");
    }

    @Test
    void saysInWordsWhyAFileCannotBeRead() throws Exception {
        Files.createSymbolicLink(folder.resolve("montty.yaml"), Path.of("/proc/self/mem"));
        assertThat(files().mistakes()).containsExactly("montty.yaml: cannot be read: input/output error");

        Files.writeString(folder.resolve("CHECKS"), "");
        assertThat(ConfigFiles.texts(files().configuration().checks().problems()))
                .containsExactly("CHECKS/checks.yaml: cannot be read: not a directory");
    }

    @Test
    void readsNoMoreThanAMebibyte() throws Exception {
        Files.createSymbolicLink(folder.resolve("montty.yaml"), Path.of("large"));
        Files.writeString(folder.resolve("large"), "#".repeat(1024 * 1024 + 1));

        assertThat(files().mistakes())
                .containsExactly("montty.yaml: is larger than 1048576 bytes; it should hold settings alone");
    }

    @Test
    void refusesWhatYamlHasAndAConfigurationDoesNotNeed() {
        assertThat(files().mistakes("check:\n  parallel: 1\n  parallel: 2\ncheck: {}\n"))
                .containsExactly(
                        "montty.yaml:3: check.parallel: stands twice, first in line 2",
                        "montty.yaml:4: check: stands twice, first in line 1");
        assertThat(files().mistakes("check:\n\tparallel: 1\n"))
                .containsExactly("montty.yaml:2: is indented with a tab; YAML wants blanks");
        assertThat(files().mistakes("a: &a [x]\nb: *a\n"))
                .containsExactly("montty.yaml:2: b: is an alias ('*'), which is not supported; write the value out");
        assertThat(files().mistakes("- check\n"))
                .containsExactly("montty.yaml:1: expected keys with values, each as 'key: value'");
        assertThat(files().mistakes("check: {}\n---\ncheck: {}\n"))
                .containsExactly("montty.yaml:3: a second document begins here; one file holds one");
        assertThat(files().mistakes("check: [1, 2\nhost: {}\n"))
                .singleElement()
                .asString()
                .contains("montty.yaml:2: is not YAML");
    }

    @Test
    void isNotBlownUpByAnAliasBomb() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char name = 'b'; name <= 'z'; name++) {
            char before = (char) (name - 1);
            bomb.append(name)
                    .append(": &")
                    .append(name)
                    .append(" [")
                    .append(("*" + before + ", ").repeat(9))
                    .append("x]\n");
        }

        assertThat(files().mistakes(bomb.toString())).hasSize(25 * 9).allMatch(line -> line.contains("alias"));
    }

    @Test
    void refusesDeepNestingAndOtherEncodings() throws IOException {
        assertThat(files().mistakes("a: " + "[".repeat(1000) + "\n"))
                .singleElement()
                .asString()
                .startsWith("montty.yaml");
        Files.write(folder.resolve("montty.yaml"), new byte[] {'a', (byte) 0xff, ':'});
        assertThat(files().mistakes()).containsExactly("montty.yaml: is not UTF-8 text; save it as UTF-8");
    }

    private ConfigFiles files() {
        return new ConfigFiles(folder);
    }
}
