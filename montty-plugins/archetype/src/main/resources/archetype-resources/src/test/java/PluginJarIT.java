package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Look into the jar that the build made. */
class PluginJarIT {

    @Test
    void offersTheCheck() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("plugin.jar"))) {
            byte[] index = jar.getInputStream(jar.getEntry("META-INF/extensions.idx"))
                    .readAllBytes();

            assertThat(new String(index, StandardCharsets.UTF_8)).contains(FileCountCheck.class.getName());
        }
    }
}
