package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.CheckGroupProvider;
import io.montty.api.CheckResult;
import io.montty.api.Status;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginManager;

/** Opens the packaged jar, and loads it as the application does. */
class PluginJarIT {

    private static final Path JAR = Path.of(System.getProperty("plugin.jar"));

    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(JAR.toFile());
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void introducesItselfInTheManifest() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();

        assertThat(manifest.getValue("Plugin-Id")).isEqualTo("montty-checks-host");
        assertThat(manifest.getValue("Plugin-Version")).startsWith("2.");
        assertThat(manifest.getValue("Plugin-Provider")).isEqualTo("MonTTY");
        assertThat(manifest.getValue("Plugin-Description")).isNotBlank();
    }

    @Test
    void listsEveryCheckAndTheGroup() throws IOException {
        String index = new String(
                jar.getInputStream(new ZipEntry("META-INF/extensions.idx")).readAllBytes(), StandardCharsets.UTF_8);

        assertThat(index.lines().filter(line -> !line.startsWith("#")))
                .containsExactlyInAnyOrder(
                        BootTimeCheck.class.getName(),
                        CpuCheck.class.getName(),
                        DiskCheck.class.getName(),
                        HostHealth.class.getName(),
                        MemoryCheck.class.getName(),
                        NetworkErrorsCheck.class.getName());
    }

    @Test
    void bundlesOshiWithEveryLinuxNative() {
        assertThat(names())
                .contains(
                        "oshi/SystemInfo.class",
                        "oshi.properties",
                        "com/sun/jna/linux-x86-64/libjnidispatch.so",
                        "com/sun/jna/linux-aarch64/libjnidispatch.so")
                .noneMatch(name -> name.endsWith(".dll") || name.endsWith(".jnilib"));
    }

    @Test
    void bundlesNothingThatTheApplicationProvides() {
        assertThat(names())
                .noneMatch(name ->
                        name.startsWith("io/montty/api/") || name.startsWith("jakarta/") || name.startsWith("org/"));
    }

    @Test
    void keepsNoLeftoversOfTheJarsInIt() {
        assertThat(names())
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.endsWith("module-info.class")
                        || name.startsWith("META-INF/versions/")
                        || name.matches("META-INF/[^/]+\\.(SF|DSA|RSA)"));
    }

    @Test
    void readsThisHostWhenPf4jHasLoadedIt(@TempDir Path plugins) throws Exception {
        Files.copy(JAR, plugins.resolve("host.jar"));
        PluginManager manager = new DefaultPluginManager(plugins);
        manager.loadPlugins();
        manager.startPlugins();

        List<Check> checks = manager.getExtensions(Check.class, "montty-checks-host");
        Check bootTime = checks.stream()
                .filter(check -> check.spec().id().equals("host.boot-time"))
                .findFirst()
                .orElseThrow();
        CheckResult result = bootTime.run(new FakeContext(bootTimeConfig(bootTime)));

        assertThat(checks).hasSize(5);
        assertThat(manager.getExtensions(CheckGroupProvider.class, "montty-checks-host"))
                .singleElement()
                .satisfies(provider -> assertThat(provider.group().members()).hasSize(5));
        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.summary()).startsWith("up ");
        manager.unloadPlugins();
    }

    @Test
    void loadsNothingOfOshiBeforeACheckRuns() throws Exception {
        try (RecordingLoader loader = new RecordingLoader(JAR)) {
            for (Class<?> extension : List.of(
                    CpuCheck.class,
                    MemoryCheck.class,
                    DiskCheck.class,
                    NetworkErrorsCheck.class,
                    BootTimeCheck.class,
                    HostHealth.class)) {
                loader.loadClass(extension.getName()).getConstructor().newInstance();
            }

            assertThat(loader.loaded)
                    .contains(OshiReadings.class.getName())
                    .noneMatch(name -> name.startsWith("oshi."));
        }
    }

    /** The plugin has a class loader of its own, and so a configuration record that this test cannot name. */
    private static Record bootTimeConfig(Check bootTime) throws ReflectiveOperationException {
        Constructor<?> constructor = bootTime.spec().config().getDeclaredConstructor(Duration.class);
        constructor.setAccessible(true);
        return (Record) constructor.newInstance(Duration.ZERO);
    }

    private List<String> names() {
        return jar.stream().map(ZipEntry::getName).toList();
    }

    /** Takes the plugin and what it bundles from the jar, and remembers what it was asked for. */
    private static final class RecordingLoader extends URLClassLoader {

        private final List<String> loaded = new ArrayList<>();

        RecordingLoader(Path jar) throws IOException {
            super(new URL[] {jar.toUri().toURL()}, Check.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.montty.checks.") && !name.startsWith("oshi.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            loaded.add(name);
            return findClass(name);
        }
    }
}
