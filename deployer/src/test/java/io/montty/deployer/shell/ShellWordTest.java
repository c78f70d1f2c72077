package io.montty.deployer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.deployer.Shell;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

    @TempDir
    private Path folder;

    @Test
    void leavesPlainTextAlone() {
        assertThat(ShellWord.quote("/srv/montty-2.0/run.sh")).isEqualTo("/srv/montty-2.0/run.sh");
        assertThat(ShellWord.quoteForCron("/srv/montty-2.0/run.sh")).isEqualTo("/srv/montty-2.0/run.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "it's",
                "''",
                "\"q\"",
                "$HOME `id` $(id)",
                "a;b&c|d>e#f",
                "~",
                "*",
                "-n",
                "100%",
                "%%",
                "\\",
                "a\\b",
                "a\\\\b",
                "\\%",
                "\\\\%",
                "%\\'\\\\'%\\"
            })
    void isOneWordToTheShellAndToCron(String text) throws Exception {
        assertThat(wordsOf(ShellWord.quote(text))).isEqualTo("<" + text + ">");
        assertThat(wordsOf(asCronPassesItOn(ShellWord.quoteForCron(text), true)))
                .isEqualTo("<" + text + ">");
        assertThat(wordsOf(asCronPassesItOn(ShellWord.quoteForCron(text), false)))
                .isEqualTo("<" + text + ">");
    }

    private String wordsOf(String words) throws Exception {
        return Shell.in(folder)
                .run(List.of("/bin/sh", "-c", "printf '<%s>' " + words))
                .out();
    }

    /** Do as cron(8): end at a bare percent sign, take the backslash from one that has it, and with some, from another. */
    private static String asCronPassesItOn(String command, boolean takesBackslashes) {
        StringBuilder passed = new StringBuilder();
        for (int i = 0; i < command.length(); i++) {
            char character = command.charAt(i);
            if (character == '%') {
                break;
            }
            if (character == '\\' && i + 1 < command.length()) {
                char next = command.charAt(++i);
                boolean taken = next == '%' || (takesBackslashes && next == '\\');
                passed.append(taken ? "" : "\\").append(next);
                continue;
            }
            passed.append(character);
        }
        return passed.toString();
    }
}
