package io.montty.plugins.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Discovery;
import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Put something that is no jar beside a good one: it must be reported or left alone, and the good one must load. */
class StrayEntryTest {

    @TempDir
    Path folder;

    @BeforeEach
    void installAGoodJar() throws IOException {
        PluginJar.named("good.jar").withCheck("com.good.Good", "good").in(folder);
    }

    @Test
    void reportsALinkToNowhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("bad.jar"), folder.resolve("gone"));

        assertFinding("bad.jar", Status.ALERT, "it is a link to a file that does not exist");
    }

    @Test
    @Timeout(60)
    void reportsAPipeInsteadOfWaitingForItsWriter() throws Exception {
        String pipe = folder.resolve("bad.jar").toString();
        assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();

        assertFinding("bad.jar", Status.ALERT, "it is not a regular file");
    }

    @Test
    void warnsOfAFolder() throws IOException {
        Files.createDirectory(folder.resolve("bad.jar"));

        assertFinding("bad.jar", Status.WARN, "it is a folder", "move its jars one level up");
    }

    @Test
    void warnsOfAZip() throws IOException {
        Files.createFile(folder.resolve("bad.zip"));

        assertFinding("bad.zip", Status.WARN, "zip archives are not plugins");
    }

    @Test
    void warnsOfAHiddenJar() throws IOException {
        PluginJar.named(".bad.jar").withCheck("com.bad.B", "bad").in(folder);

        assertFinding(".bad.jar", Status.WARN, "hidden files are left alone", "rename it");
    }

    @Test
    void leavesAloneWhatNobodyMeantToBeAPlugin() throws IOException {
        Files.createFile(folder.resolve("README.txt"));
        Files.createFile(folder.resolve("old.jar.bak"));
        Files.createFile(folder.resolve(".acme.jar.part"));
        Files.createDirectory(folder.resolve(".git"));

        assertThat(discover().findings()).isEmpty();
    }

    private void assertFinding(String file, Status status, String... parts) {
        Discovery discovery = discover();
        assertThat(discovery.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.source()).isEqualTo("PLUGINS/" + file);
            assertThat(finding.status()).isEqualTo(status);
            assertThat(finding.message()).startsWith("not loaded: ").contains(parts);
        });
        assertThat(discovery.checks())
                .extracting(found -> found.node().spec().id())
                .containsExactly("good");
    }

    private Discovery discover() {
        try (PluginCheckSource source = TrustedFolder.source(folder)) {
            return source.discover();
        }
    }
}
