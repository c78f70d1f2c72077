package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.process.ForegroundProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SttyTerminalTest {

    @TempDir
    Path self;

    @Test
    void canBeStoppedBelowAShellWithJobs() throws IOException {
        assertThat(withStat("77 (java) S 70 77 60 34816 77 0").canSuspend()).isTrue();
        assertThat(withStat("77 (odd) name) S 70 77 60 34816 77 0").canSuspend())
                .isTrue();
    }

    /** The command of an ssh session leads its session; stopped, it would hang there for good. */
    @Test
    void isNotStoppedWhereNoShellCouldContinueIt() throws IOException {
        assertThat(withStat("77 (java) S 70 70 70 34816 70 0").canSuspend()).isFalse();
    }

    private SttyTerminal withStat(String stat) throws IOException {
        Files.writeString(self.resolve("stat"), stat);
        return new SttyTerminal(new ForegroundProgram(Map.of(), Duration.ofSeconds(1)), self);
    }
}
