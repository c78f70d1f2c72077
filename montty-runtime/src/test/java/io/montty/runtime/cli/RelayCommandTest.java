package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RelayCommandTest {

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder);
    }

    @Test
    void needsAServerToForwardTo() {
        CliRun run = relay();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("server: is not set in", "name the next server there");
    }

    @Test
    void saysWhatWaitsWithoutTakingTheLock() throws Exception {
        Path host = Files.createDirectory(project.layout().input().resolve("web1"));
        Files.writeString(host.resolve("a".repeat(32) + ".report"), "x");
        try (RunLock held = RunLock.tryAcquire(project.layout().managerLock()).orElseThrow()) {
            assertThat(held).isNotNull();

            CliRun run = relay("--status");

            assertThat(run.code()).isZero();
            assertThat(run.out())
                    .startsWith("web1: 1 report waits, the oldest since ")
                    .endsWith("not run yet\n");
        }
    }

    private CliRun relay(String... options) {
        String[] args = new String[options.length + 3];
        args[0] = "relay";
        args[1] = "--project";
        args[2] = folder.toString();
        System.arraycopy(options, 0, args, 3, options.length);
        return CliRun.of(folder, args);
    }
}
