package io.montty.plugins.loader;

import static io.montty.plugins.loader.PluginJar.check;
import static io.montty.plugins.loader.PluginJar.extension;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Discovery;
import io.montty.api.Finding;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HangingExtensionTest {

    private static final String NEVER = "while (true) { java.util.concurrent.locks.LockSupport.park(); }";

    @TempDir
    private Path folder;

    @Test
    void reportsAConstructorThatNeverComesBackAndLoadsTheOthers() throws Exception {
        PluginJar.named("bad.jar")
                .withSource(
                        "com.bad.Bad", extension("com.bad.Bad", "implements Check", "public Bad() { " + NEVER + """
                                 }
                                public CheckSpec spec() { return CheckSpec.of("bad", "Bad"); }
                                public CheckResult run(CheckContext context) { return CheckResult.okay("fine"); }
                                """))
                .withSource("com.bad.Good", check("com.bad.Good", "good"))
                .in(folder);

        try (PluginCheckSource source = TrustedFolder.source(folder, Duration.ofSeconds(4))) {
            Discovery discovery = source.discover();

            assertThat(discovery.findings())
                    .extracting(Finding::message)
                    .containsExactly("com.bad.Bad is not loaded: it did not come back within 4 s; let its static code,"
                            + " its constructor, spec() and group() do no work, and run() all of it");
            assertThat(discovery.checks()).hasSize(1);
        }
    }
}
