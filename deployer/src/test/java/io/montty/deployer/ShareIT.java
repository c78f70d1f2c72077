package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at what the distribution brings for other programs: manual pages, and completion for shells. */
class ShareIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));
    private static final Path SHARE = DISTRIBUTION.resolve("share");

    @TempDir
    private Path folder;

    @Test
    void printsTheScriptsThatItBrings() throws Exception {
        assertThat(montty("completion", "bash"))
                .isEqualTo(new Ended(0, Files.readString(SHARE.resolve("bash-completion/completions/montty")), ""));
        assertThat(montty("completion", "zsh"))
                .isEqualTo(new Ended(0, Files.readString(SHARE.resolve("zsh/site-functions/_montty")), ""));
    }

    @Test
    void bringsAPageForEveryCommandThatItsHelpNames() throws Exception {
        List<String> commands = montty("--help")
                .out()
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .filter(line -> line.matches("  [a-z].*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();

        assertThat(commands).contains("check", "monitor", "completion");
        assertThat(commands)
                .allSatisfy(command -> assertThat(SHARE.resolve("man/man1/montty-" + command + ".1"))
                        .isNotEmptyFile());
    }

    @Test
    void isReadableForAll() throws Exception {
        try (Stream<Path> files = Files.walk(SHARE)) {
            assertThat(files)
                    .hasSizeGreaterThan(50)
                    .allSatisfy(file -> assertThat(
                                    Files.getAttribute(file, "unix:mode").toString())
                            .isEqualTo(Integer.toString(Files.isDirectory(file) ? 0040755 : 0100644)));
        }
    }

    @Test
    void isFoundByManInItsFolder() throws Exception {
        Path man = Path.of("/usr/bin/man");
        Needs.that(Files.isExecutable(man), "how man finds the manual", "install it with: apt-get install man-db");

        Ended ended = Shell.in(folder)
                .with(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8", "MANWIDTH", "80"))
                .run(man, "-M", SHARE.resolve("man").toString(), "montty-checks-explain");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .contains("montty-checks-explain - says where a check comes from")
                .contains("MonTTY " + System.getProperty("montty.version"));
    }

    private Ended montty(String... arguments) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        return Shell.in(folder)
                .with(Map.of("PATH", "/usr/bin:/bin", "MONTTY_JAVA", java.toString()))
                .run(DISTRIBUTION.resolve("bin/montty"), arguments);
    }
}
