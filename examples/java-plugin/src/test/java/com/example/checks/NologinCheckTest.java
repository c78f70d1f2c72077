package com.example.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckContext;
import io.montty.api.Commands;
import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NologinCheckTest {

    @TempDir
    private Path root;

    @Test
    void isOkayWhenNothingKeepsUsersOut() {
        assertThat(new NologinCheck().run(new HostAt(root)).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void warnsWhenOnlyRootCanLogIn() throws IOException {
        Files.createDirectory(root.resolve("etc"));
        Files.createFile(root.resolve("etc/nologin"));

        assertThat(new NologinCheck().run(new HostAt(root)).status()).isEqualTo(Status.WARN);
    }

    /** A host whose files lie in a temporary folder. */
    private record HostAt(Path root) implements CheckContext {

        @Override
        public <C extends Record> C config(Class<C> type) {
            throw new UnsupportedOperationException("this check has no configuration");
        }

        @Override
        public Commands commands() {
            throw new UnsupportedOperationException("this check runs no commands");
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }
    }
}
