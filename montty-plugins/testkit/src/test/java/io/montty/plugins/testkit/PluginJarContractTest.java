package io.montty.plugins.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.plugins.loader.PluginJar;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginJarContractTest {

    @TempDir
    private Path folder;

    private record Jar(Path jar) implements PluginJarContract {}

    private PluginJarContract contract(PluginJar jar) throws IOException {
        return new Jar(jar.in(folder));
    }

    @Test
    void isKeptByAGoodJar() throws Exception {
        PluginJarContract contract = contract(PluginJar.named("demo.jar").withCheck("demo.Hello", "demo.hello"));

        contract.isLoadedWithoutAWordOfComplaint();
        contract.offersChecksWithIdsOfTheirOwn();
    }

    @Test
    void isBrokenByAJarThatMonttyComplainsOf() throws Exception {
        PluginJarContract contract = contract(PluginJar.named("demo.jar")
                .withCheck("demo.Hello", "demo.hello")
                .withCheck("demo.Again", "demo.hello"));

        assertThatThrownBy(contract::isLoadedWithoutAWordOfComplaint)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("its check id demo.hello is also that of");
    }

    @Test
    void isBrokenByAJarForAnotherApi() throws Exception {
        PluginJarContract contract = contract(PluginJar.named("demo.jar")
                .withCheck("demo.Hello", "demo.hello")
                .withManifest("Plugin-Requires", "99.0.0"));

        assertThatThrownBy(contract::offersChecksWithIdsOfTheirOwn).hasMessageContaining("it needs version 99.0.0");
    }

    @Test
    void asksForTheJarWhereNobodyNamesIt() {
        assertThatThrownBy(() -> new PluginJarContract() {}.jar())
                .hasMessageContaining("the system property plugin.jar");
    }
}
