package io.montty.plugins.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Discovery;
import io.montty.api.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Change a jar after its author signed it. */
class SignedJarTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    @TempDir
    Path workshop;

    @Test
    void loadsASignedJar() throws Exception {
        signedJar();

        Discovery discovery = discover();

        assertThat(discovery.findings()).isEmpty();
        assertThat(discovery.checks()).hasSize(2);
    }

    @Test
    void reportsASignedJarWhoseIndexWasChanged() throws Exception {
        replace(signedJar(), PluginJar.INDEX, "com.acme.One\n".getBytes(StandardCharsets.UTF_8));

        Discovery discovery = discover();

        assertThat(discovery.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.source()).isEqualTo("PLUGINS/acme.jar");
            assertThat(finding.status()).isEqualTo(Status.ALERT);
            assertThat(finding.message())
                    .startsWith("not loaded: it threw SecurityException: ")
                    .contains(PluginJar.INDEX);
        });
        assertThat(discovery.checks()).isEmpty();
    }

    @Test
    void reportsACheckWhoseSignedClassWasChanged() throws Exception {
        String source = PluginJar.check("com.acme.One", "evil");
        byte[] changed = Compiler.compile(Map.of("com.acme.One", source), false).get("com/acme/One.class");
        replace(signedJar(), "com/acme/One.class", Objects.requireNonNull(changed));

        Discovery discovery = discover();

        assertThat(discovery.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("com.acme.One is not loaded: it threw SecurityException: "));
        assertThat(discovery.checks())
                .extracting(found -> found.node().spec().id())
                .containsExactly("two");
    }

    private Path signedJar() throws Exception {
        Path unsigned = PluginJar.named("acme.jar")
                .withCheck("com.acme.One", "one")
                .withCheck("com.acme.Two", "two")
                .in(workshop);
        Path signed = folder.resolve("acme.jar");
        try (ZipFile in = new ZipFile(unsigned.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            new JarSigner.Builder(key()).build().sign(in, out);
        }
        return signed;
    }

    private KeyStore.PrivateKeyEntry key() throws Exception {
        Path keys = workshop.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> options = List.of("-alias", "a", "-keyalg", "EC", "-dname", "CN=a", "-storepass", PASSWORD);
        List<String> argv = new ArrayList<>(List.of(keytool, "-genkeypair", "-keystore", keys.toString()));
        argv.addAll(options);
        assertThat(new ProcessBuilder(argv).start().waitFor()).isZero();
        KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        return (KeyStore.PrivateKeyEntry) store.getEntry("a", new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
    }

    private static void replace(Path jar, String entry, byte[] content) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            Files.write(zip.getPath(entry), content);
        }
    }

    private Discovery discover() {
        try (PluginCheckSource source = TrustedFolder.source(folder)) {
            return source.discover();
        }
    }
}
