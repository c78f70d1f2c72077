package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.plugins.testkit.PluginJarContract;
import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** Opens the packaged jar, and loads it as the application does. */
class PluginJarIT implements PluginJarContract {

    @Test
    void introducesItselfInTheManifest() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();

            assertThat(manifest.getValue("Plugin-Id")).isEqualTo("montty-checks-host");
            assertThat(manifest.getValue("Plugin-Version")).startsWith("2.");
            assertThat(manifest.getValue("Plugin-Provider")).isEqualTo("MonTTY");
            assertThat(manifest.getValue("Plugin-Description")).isNotBlank();
        }
    }

    @Test
    void holdsNothingButItsOwn() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .allMatch(name -> name.startsWith("META-INF/")
                            || "io/montty/checks/host/".startsWith(name)
                            || name.startsWith("io/montty/checks/host/"));
        }
    }
}
