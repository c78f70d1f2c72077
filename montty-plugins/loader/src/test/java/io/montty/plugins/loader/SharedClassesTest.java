package io.montty.plugins.loader;

import static io.montty.plugins.loader.PluginJar.extension;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.Check;
import io.montty.api.CheckNode;
import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hold the border between a plugin's classes and ours. */
class SharedClassesTest {

    private static final String LIMITED = extension("com.acme.Limited", "implements Check", """
            public record Config(@jakarta.validation.constraints.Min(1) int limit) {}
            public CheckSpec spec() { return CheckSpec.of("acme.limited", "Limited").withConfig(Config.class); }
            public CheckResult run(CheckContext context) { return CheckResult.okay("fine"); }
            """);

    @TempDir
    Path folder;

    private PluginCheckSource source;

    @BeforeEach
    void installNothing() {
        source = TrustedFolder.source(folder);
    }

    @AfterEach
    void closeJars() {
        source.close();
    }

    @Test
    void loadsAJarThatBundlesTheApiAndSaysHowToBuildItRight() throws IOException {
        bundling(PluginJar.named("acme.jar").withSource("com.acme.Limited", LIMITED), "", Check.class, CheckNode.class)
                .in(folder);

        assertLoadedWithWarning("bundles classes of io.montty.api, which are ignored");
    }

    @Test
    void loadsAJarThatBundlesValidationAndSaysHowToBuildItRight() throws Exception {
        bundling(PluginJar.named("acme.jar").withSource("com.acme.Limited", LIMITED), "", Min.class)
                .in(folder);

        CheckNode node = assertLoadedWithWarning("bundles classes of jakarta.validation, which are ignored");
        assertThat(Arrays.stream(node.spec().config().getDeclaredField("limit").getAnnotations()))
                .as("a constraint that our validator sees")
                .hasAtLeastOneElementOfType(Min.class);
    }

    @Test
    void warnsOfAnApiThatIsBundledForOneVersionOfJavaOnly() throws IOException {
        bundling(
                        PluginJar.named("acme.jar").withSource("com.acme.Limited", LIMITED),
                        "META-INF/versions/17/",
                        Check.class)
                .in(folder);

        assertLoadedWithWarning("bundles classes of io.montty.api");
    }

    @Test
    void warnsOnceForEachBundledPrefix() throws IOException {
        bundling(
                        PluginJar.named("acme.jar").withSource("com.acme.Limited", LIMITED),
                        "",
                        Min.class,
                        Check.class,
                        CheckNode.class)
                .in(folder);

        assertThat(source.discover().findings())
                .extracting(Finding::status, finding -> finding.message().split(",", 2)[0])
                .containsExactly(
                        tuple(Status.WARN, "bundles classes of io.montty.api"),
                        tuple(Status.WARN, "bundles classes of jakarta.validation"));
    }

    @Test
    void doesNotMistakeAPluginsOwnPackageForTheApi() throws IOException {
        PluginJar.named("acme.jar")
                .withCheck("io.montty.apiary.Bees", "bees")
                .withEntry("io/montty/api/readme.txt", new byte[0])
                .in(folder);

        Discovery discovery = source.discover();

        assertThat(discovery.findings()).isEmpty();
        assertThat(discovery.checks()).hasSize(1);
    }

    @Test
    void keepsClassesOfOneNameApartInTwoJars() throws Exception {
        for (String name : List.of("a", "b")) {
            PluginJar.named(name + ".jar")
                    .withSource(
                            "com.acme.Named",
                            extension("com.acme.Named", "implements Check", """
                            public CheckSpec spec() { return CheckSpec.of("%1$s.named", "Named"); }
                            public CheckResult run(CheckContext context) { return CheckResult.okay(Library.NAME); }
                            """.formatted(name))
                                    + "class Library { static final String NAME = new String(\"" + name + "\"); }")
                    .in(folder);
        }

        assertThat(summaries(source.discover())).containsExactly("a", "b");
    }

    @Test
    void hidesWhatOurOwnClassPathHolds() throws Exception {
        PluginJar.named("acme.jar")
                .withSource("com.acme.Curious", extension("com.acme.Curious", "implements Check", """
                        public CheckSpec spec() { return CheckSpec.of("acme.curious", "Curious"); }
                        public CheckResult run(CheckContext context) {
                            return CheckResult.okay(seen("org.junit.jupiter.api.Test") + seen("io.montty.plugins.loader.PluginJar")
                                + seen("io.montty.api.Check") + seen("org.slf4j.Logger") + seen("org.jspecify.annotations.Nullable")
                                + seen("jakarta.validation.Valid") + seen("org.pf4j.Extension") + seen("javax.sql.DataSource")
                                + (getClass().getClassLoader().getResource("org/junit/jupiter/api/Test.class") != null));
                        }
                        private static String seen(String name) {
                            try {
                                Class.forName(name);
                                return "1";
                            } catch (ClassNotFoundException e) {
                                return "0";
                            }
                        }
                        """))
                .in(folder);

        assertThat(summaries(source.discover())).containsExactly("00111111false");
    }

    @Test
    void letsAPluginBringItsOwnClassUnderASharedPrefix() throws Exception {
        PluginJar.named("acme.jar")
                .withSource("org.slf4j.bridge.Bridge", "package org.slf4j.bridge; public class Bridge {}")
                .withSource("com.acme.Bridged", extension("com.acme.Bridged", "implements Check", """
                        public CheckSpec spec() { return CheckSpec.of("acme.bridged", "Bridged"); }
                        public CheckResult run(CheckContext context) {
                            return CheckResult.okay(new org.slf4j.bridge.Bridge().getClass().getSimpleName());
                        }
                        """))
                .in(folder);

        assertThat(summaries(source.discover())).containsExactly("Bridge");
    }

    private CheckNode assertLoadedWithWarning(String start) {
        Discovery discovery = source.discover();
        assertThat(discovery.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.source()).isEqualTo("PLUGINS/acme.jar");
            assertThat(finding.status()).isEqualTo(Status.WARN);
            assertThat(finding.message())
                    .startsWith(start)
                    .contains("give montty-api the scope 'provided' in the plugin's pom.xml");
        });
        assertThat(discovery.checks())
                .extracting(found -> found.node().spec().id())
                .containsExactly("acme.limited");
        return discovery.checks().get(0).node();
    }

    private static PluginJar bundling(PluginJar jar, String prefix, Class<?>... types) throws IOException {
        for (Class<?> type : types) {
            String name = type.getName().replace('.', '/') + ".class";
            try (InputStream in = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name))) {
                jar.withEntry(prefix + name, in.readAllBytes());
            }
        }
        return jar;
    }

    private static List<String> summaries(Discovery discovery) throws Exception {
        List<String> summaries = new ArrayList<>();
        for (Discovery.Found found : discovery.checks()) {
            summaries.add(((Check) found.node()).run(new NothingContext()).summary());
        }
        return summaries;
    }
}
