package io.montty.plugins.loader;

import static io.montty.plugins.loader.PluginJar.extension;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Discovery;
import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicateCheckIdTest {

    @TempDir
    Path folder;

    @Test
    void keepsTheFirstOfTwoChecksOfOneIdInOneJar() throws IOException {
        Discovery discovery = discover(
                PluginJar.named("bad.jar").withCheck("com.bad.Two", "twice").withCheck("com.bad.One", "twice"));

        assertThat(message(discovery))
                .isEqualTo(
                        "com.bad.Two is not loaded: its check id twice is also that of com.bad.One in PLUGINS/bad.jar,"
                                + " which comes first; give it an id of its own, or remove one of the two");
        assertThat(discovery.checks()).hasSize(1);
    }

    @Test
    void keepsTheFirstOfTwoChecksOfOneIdInTwoJars() throws IOException {
        PluginJar.named("a.jar").withCheck("com.a.A", "twice").in(folder);
        Discovery discovery = discover(PluginJar.named("bad.jar").withCheck("com.bad.Bad", "twice"));

        assertThat(message(discovery))
                .startsWith("com.bad.Bad is not loaded: its check id twice is also that of com.a.A in PLUGINS/a.jar");
        assertThat(discovery.checks())
                .singleElement()
                .satisfies(found -> assertThat(found.origin()).isEqualTo("PLUGINS/a.jar"));
    }

    @Test
    void keepsTheFirstOfAGroupAndACheckOfOneId() throws IOException {
        PluginJar.named("a.jar")
                .withSource("com.a.A", extension("com.a.A", "implements CheckGroupProvider", """
                        public CheckGroup group() {
                            return CheckGroup.all(CheckSpec.of("twice", "Group"), List.of(new Part()));
                        }
                        static class Part implements Check {
                            public CheckSpec spec() { return CheckSpec.of("part", "Part"); }
                            public CheckResult run(CheckContext context) { return CheckResult.okay("fine"); }
                        }
                        """))
                .in(folder);

        assertThat(message(discover(PluginJar.named("bad.jar").withCheck("com.bad.Bad", "twice"))))
                .contains("its check id twice is also that of com.a.A in PLUGINS/a.jar");
    }

    @Test
    void letsAGroupHoldACheckThatIsAlsoOfferedSingly() throws IOException {
        Discovery discovery = discover(PluginJar.named("bad.jar")
                .withCheck("com.bad.Single", "single")
                .withSource("com.bad.Whole", extension("com.bad.Whole", "implements CheckGroupProvider", """
                        public CheckGroup group() {
                            return CheckGroup.all(CheckSpec.of("whole", "Whole"), List.of(new Single()));
                        }
                        """)));

        assertThat(discovery.findings()).isEmpty();
        assertThat(discovery.checks()).hasSize(2);
    }

    private static String message(Discovery discovery) {
        assertThat(discovery.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.source()).isEqualTo("PLUGINS/bad.jar");
            assertThat(finding.status()).isEqualTo(Status.ALERT);
        });
        return discovery.findings().get(0).message();
    }

    private Discovery discover(PluginJar jar) throws IOException {
        jar.in(folder);
        try (PluginCheckSource source = TrustedFolder.source(folder)) {
            return source.discover();
        }
    }
}
