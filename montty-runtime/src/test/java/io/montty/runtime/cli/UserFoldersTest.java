package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UserFoldersTest {

    private static UserFolders folders(Map<String, String> variables) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new UserFolders(new CliEnvironment(
                Path.of("/srv/here"),
                Path.of("/"),
                Optional.empty(),
                variables,
                "kim",
                Clock.systemUTC(),
                true,
                nowhere,
                nowhere,
                new ExitGuard()));
    }

    @Test
    void keepsThemInTheHomeOfTheUser() {
        UserFolders folders = folders(Map.of("HOME", "/home/kim"));

        assertThat(folders.preferences()).isEqualTo(Path.of("/home/kim/.config/montty/monitor"));
        assertThat(folders.files().state()).isEqualTo(Path.of("/home/kim/.local/state/montty"));
        assertThat(folders.files().workingDirectory()).isEqualTo(Path.of("/srv/here"));
    }

    @Test
    void goesWhereTheVariablesSayUnlessTheyAreNoWholePaths() {
        UserFolders folders =
                folders(Map.of("HOME", "/home/kim", "XDG_CONFIG_HOME", "/etc/kim", "XDG_STATE_HOME", "not/whole"));

        assertThat(folders.preferences()).isEqualTo(Path.of("/etc/kim/montty/monitor"));
        assertThat(folders.files().state()).isEqualTo(Path.of("/home/kim/.local/state/montty"));
    }

    @Test
    void takesNoFolderOfWhereItWasCalledForTheHome() {
        assertThat(folders(Map.of("HOME", "relative")).files().state()).isEqualTo(Path.of("/.local/state/montty"));
    }
}
