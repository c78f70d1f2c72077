package io.montty.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ForegroundProgramTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin", "ONLY", "this");

    private final ForegroundProgram programs = new ForegroundProgram(ENVIRONMENT, Duration.ofSeconds(30));

    @Test
    void returnsWhatTheProgramPrinted() throws IOException {
        assertThat(programs.run(List.of("/bin/sh", "-c", "echo \" $ONLY $HOME\"")))
                .isEqualTo("this");
    }

    @Test
    void saysWhatTheProgramSaidWhenItFails() {
        assertThatThrownBy(() -> programs.run(List.of("/bin/sh", "-c", "echo not a tty >&2; exit 1")))
                .isInstanceOf(IOException.class)
                .hasMessage("not a tty");
        assertThatThrownBy(() -> programs.run(List.of("/bin/sh", "-c", "exit 3")))
                .hasMessage("/bin/sh failed with code 3");
    }

    @Test
    void endsAProgramThatDoesNot() {
        ForegroundProgram hasty = new ForegroundProgram(ENVIRONMENT, Duration.ofMillis(200));

        assertThatThrownBy(() -> hasty.run(List.of("sleep", "1000"))).hasMessage("sleep did not end within 0 s");
    }

    @Test
    void isNotCutShortByAnInterruption() throws IOException {
        Thread.currentThread().interrupt();

        assertThat(programs.run(List.of("echo", "done"))).isEqualTo("done");
        assertThat(Thread.interrupted()).isTrue();
    }
}
