package io.montty.plugins.loader;

import static io.montty.plugins.loader.PluginJar.check;
import static io.montty.plugins.loader.PluginJar.extension;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.CheckGroup;
import io.montty.api.CheckNode;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Discovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pf4j.RuntimeMode;

class PluginCheckSourceTest {

    @TempDir
    Path project;

    private Path folder;
    private PluginCheckSource source;

    @BeforeEach
    void installNothing() throws IOException {
        folder = Files.createDirectory(project.resolve("PLUGINS"));
        source = TrustedFolder.source(folder);
    }

    @AfterEach
    void closeJars() {
        source.close();
    }

    @Test
    void loadsACheckFromAJarThatHasNothingButAnIdAndAVersion() throws Exception {
        PluginJar.named("acme.jar").withCheck("com.acme.LoadCheck", "acme.load").in(folder);

        Discovery discovery = source.discover();

        assertThat(discovery.findings()).isEmpty();
        assertThat(discovery.checks()).singleElement().satisfies(found -> {
            assertThat(found.origin()).isEqualTo("PLUGINS/acme.jar");
            assertThat(found.node().spec()).isEqualTo(CheckSpec.of("acme.load", "Check acme.load"));
            assertThat(run(found.node())).isEqualTo(CheckResult.okay("acme.load"));
        });
    }

    @Test
    void handsOutJarsByFileNameAndTheirChecksByClassName() throws Exception {
        PluginJar.named("b.jar")
                .withCheck("com.b.Second", "b.1")
                .withCheck("com.b.First", "b.2")
                .withCheck("com.b.Third", "b.0")
                .in(folder);
        PluginJar.named("a.jar").withCheck("com.a.Zebra", "z").in(folder);
        PluginJar.named("C.jar").withCheck("com.c.Check1", "c").in(folder);

        assertThat(ids(source.discover())).containsExactly("c", "z", "b.2", "b.1", "b.0");
    }

    @Test
    void handsOutTheGroupOfAProviderWithItsShape() throws Exception {
        PluginJar.named("acme.jar")
                .withSource(
                        "com.acme.Inner", check("com.acme.Inner", "acme.inner").replace("@Extension", ""))
                .withSource("com.acme.AcmeGroup", extension("com.acme.AcmeGroup", "implements CheckGroupProvider", """
                        public CheckGroup group() {
                            return CheckGroup.depend(CheckSpec.of("acme.group", "Acme"), List.of(
                                    CheckGroup.all(CheckSpec.of("acme.nested", "Nested"), List.of(new Inner())),
                                    new Inner()))
                                .behind(List.of(new Inner()));
                        }
                        """))
                .in(folder);

        Discovery discovery = source.discover();

        assertThat(discovery.findings()).isEmpty();
        assertThat(discovery.checks()).singleElement().satisfies(found -> {
            CheckGroup group = (CheckGroup) found.node();
            assertThat(group.spec().id()).isEqualTo("acme.group");
            assertThat(group.mode()).isEqualTo(CheckGroup.Mode.DEPEND);
            assertThat(group.filters()).extracting(node -> node.spec().id()).containsExactly("acme.inner");
            assertThat(group.members())
                    .extracting(node -> node.spec().id())
                    .containsExactly("acme.nested", "acme.inner");
            CheckGroup nested = (CheckGroup) group.members().get(0);
            assertThat(nested.mode()).isEqualTo(CheckGroup.Mode.ALL);
            assertThat(run(nested.members().get(0))).isEqualTo(CheckResult.okay("acme.inner"));
        });
    }

    @Test
    void handsOutBothSidesOfAnExtensionThatIsACheckAndAProvider() throws Exception {
        PluginJar.named("acme.jar")
                .withSource("com.acme.Both", extension("com.acme.Both", "implements Check, CheckGroupProvider", """
                        public CheckSpec spec() { return CheckSpec.of("acme.one", "One"); }
                        public CheckResult run(CheckContext context) { return CheckResult.okay("fine"); }
                        public CheckGroup group() {
                            return CheckGroup.all(CheckSpec.of("acme.all", "All"), List.of(this));
                        }
                        """))
                .in(folder);

        assertThat(ids(source.discover())).containsExactly("acme.one", "acme.all");
    }

    @Test
    void asksACheckForItsSpecOnce() throws Exception {
        PluginJar.named("acme.jar")
                .withSource("com.acme.Moody", extension("com.acme.Moody", "implements Check", """
                        private int asked;
                        public CheckSpec spec() { return CheckSpec.of("acme.asked-" + ++asked, "Moody"); }
                        public CheckResult run(CheckContext context) { return CheckResult.okay("fine"); }
                        """))
                .in(folder);

        CheckNode node = source.discover().checks().get(0).node();

        assertThat(node.spec().id()).isEqualTo("acme.asked-1");
        assertThat(node.spec().id()).isEqualTo("acme.asked-1");
    }

    @Test
    void runsACheckWithItsOwnJarAsTheThreadsContextAndPutsTheOldOneBack() throws Exception {
        PluginJar.named("acme.jar")
                .withSource("com.acme.Nosy", extension("com.acme.Nosy", "implements Check", """
                        private final boolean atCreation = own();
                        private boolean own() {
                            return Thread.currentThread().getContextClassLoader() == getClass().getClassLoader();
                        }
                        public CheckSpec spec() { return CheckSpec.of("acme.nosy", "Nosy"); }
                        public CheckResult run(CheckContext context) {
                            return CheckResult.okay("created " + atCreation + ", run " + own());
                        }
                        """))
                .in(folder);
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        CheckNode node = source.discover().checks().get(0).node();

        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(run(node).summary()).isEqualTo("created true, run true");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void loadsAJarWhoseExtensionIsInCapitals() throws Exception {
        PluginJar.named("ACME.JAR").withCheck("com.acme.A", "acme.a").in(folder);

        assertThat(ids(source.discover())).containsExactly("acme.a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "no such mode"})
    void cannotBeSwitchedToAnotherKindOfPluginByASystemProperty(String mode) throws Exception {
        PluginJar.named("acme.jar").withCheck("com.acme.A", "acme.a").in(folder);
        System.setProperty("pf4j.mode", mode);
        try {
            assertThat(new IsolatingPluginManager(folder).getRuntimeMode()).isEqualTo(RuntimeMode.DEPLOYMENT);
            assertThat(ids(source.discover())).containsExactly("acme.a");
        } finally {
            System.clearProperty("pf4j.mode");
        }
    }

    @Test
    void isNotSilencedByPf4jsOwnListOfDisabledPlugins() throws Exception {
        PluginJar.named("acme.jar").withCheck("com.acme.A", "acme.a").in(folder);
        Files.writeString(folder.resolve("disabled.txt"), "acme.jar\n");
        Files.writeString(folder.resolve("enabled.txt"), "other\n");

        assertThat(ids(source.discover())).containsExactly("acme.a");
    }

    @Test
    void seesWhatChangedAtTheNextDiscovery() throws Exception {
        PluginJar.named("acme.jar").withCheck("com.acme.A", "acme.a").in(folder);
        source.discover();
        PluginJar.named("acme.jar").withCheck("com.acme.B", "acme.b").in(folder);

        assertThat(ids(source.discover())).containsExactly("acme.b");
    }

    @Test
    void keepsJarsOpenUntilItIsClosed() throws Exception {
        withCheckThatReadsItsJar().in(folder);
        CheckNode node = source.discover().checks().get(0).node();
        assertThat(run(node).summary()).contains("acme.jar");

        source.close();

        assertThat(run(node).summary()).isEqualTo("null");
    }

    @Test
    void closesTheJarsOfTheDiscoveryBefore() throws Exception {
        withCheckThatReadsItsJar().in(folder);
        CheckNode before = source.discover().checks().get(0).node();

        CheckNode after = source.discover().checks().get(0).node();

        assertThat(run(before).summary()).isEqualTo("null");
        assertThat(run(after).summary()).contains("acme.jar");
    }

    private static PluginJar withCheckThatReadsItsJar() {
        return PluginJar.named("acme.jar")
                .withSource("com.acme.Later", extension("com.acme.Later", "implements Check", """
                        public CheckSpec spec() { return CheckSpec.of("acme.later", "Later"); }
                        public CheckResult run(CheckContext context) {
                            return CheckResult.okay("" + getClass().getResource("Later.class"));
                        }
                        """));
    }

    private static List<String> ids(Discovery discovery) {
        return discovery.checks().stream()
                .map(found -> found.node().spec().id())
                .toList();
    }

    private static CheckResult run(CheckNode node) throws Exception {
        return ((Check) node).run(new NothingContext());
    }
}
