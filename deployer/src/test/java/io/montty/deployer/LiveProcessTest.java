package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.cli.CliEnvironment;
import io.montty.runtime.cli.ExitGuard;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveProcessTest {

    @TempDir
    private Path folder;

    private final Properties properties = new Properties();

    @AfterEach
    void removeLink() throws IOException {
        Files.deleteIfExists(folder.resolve("1"));
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/3,true",
        "/dev/tty1,true",
        "/dev/console,true",
        "/dev/null,false",
        "pipe:[4711],false",
        "/tmp/dev/pts/3,false"
    })
    void looksAtStandardOutputToKnowATerminal(String link, boolean terminal) throws IOException {
        Files.createSymbolicLink(folder.resolve("1"), Path.of(link));

        assertThat(environment().terminal()).isEqualTo(terminal);
    }

    @Test
    void takesItForNoTerminalWhereThatCannotBeSeen() {
        assertThat(environment().terminal()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true,/dev/null,true", "false,/dev/pts/3,false"})
    void believesTheLauncherFirst(String says, String link, boolean terminal) throws IOException {
        Files.createSymbolicLink(folder.resolve("1"), Path.of(link));
        properties.setProperty("montty.terminal", says);

        assertThat(environment().terminal()).isEqualTo(terminal);
    }

    @Test
    void takesTheRestFromTheProperties() {
        properties.setProperty("user.dir", "/srv/here");
        properties.setProperty("user.name", "alice");
        properties.setProperty("montty.home", "/opt/montty");
        properties.setProperty("java.home", "/opt/java");

        CliEnvironment environment = environment();

        assertThat(environment.workingDirectory()).isEqualTo(Path.of("/srv/here"));
        assertThat(environment.root()).isEqualTo(Path.of("/"));
        assertThat(environment.user()).isEqualTo("alice");
        assertThat(environment.home()).contains(Path.of("/opt/montty"));
        assertThat(process().java()).isEqualTo(Path.of("/opt/java/bin/java"));
    }

    @Test
    void knowsNoHomeOutsideOfADistribution() {
        assertThat(environment().home()).isEmpty();
    }

    private CliEnvironment environment() {
        return process().environment();
    }

    private LiveProcess process() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new LiveProcess(
                properties, Map.of(), folder.resolve("1"), Clock.systemUTC(), nowhere, nowhere, new ExitGuard());
    }
}
