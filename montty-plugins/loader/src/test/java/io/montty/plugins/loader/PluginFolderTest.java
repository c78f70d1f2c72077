package io.montty.plugins.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.montty.api.Discovery;
import io.montty.api.Finding;
import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {

    private static final Discovery NOTHING = new Discovery(List.of(), List.of());

    @TempDir
    Path project;

    @Test
    void meansThatNoPluginIsInstalledWhenItIsMissing() {
        assertThat(discover(project.resolve("missing"))).isEqualTo(NOTHING);
    }

    @Test
    void meansThatNoPluginIsInstalledWhenItIsEmpty() throws IOException {
        assertThat(discover(Files.createDirectory(project.resolve("PLUGINS")))).isEqualTo(NOTHING);
    }

    @Test
    void isReportedWhenItIsAFile() throws IOException {
        Path file = Files.writeString(project.resolve("PLUGINS"), "not a folder");

        assertUnreadable(discover(file), "NotDirectoryException");
    }

    @Test
    void isReportedWhenItIsALinkToNowhere() throws IOException {
        Path link = Files.createSymbolicLink(project.resolve("PLUGINS"), project.resolve("gone"));

        assertUnreadable(discover(link), "NoSuchFileException");
    }

    @Test
    void isReportedWhenItMayNotBeRead() throws IOException {
        Path folder = Files.createDirectory(project.resolve("PLUGINS"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(folder)).as("root may read everything").isFalse();

        assertUnreadable(discover(folder), "AccessDeniedException");
    }

    private static void assertUnreadable(Discovery discovery, String reason) {
        assertThat(discovery.checks()).isEmpty();
        assertThat(discovery.findings())
                .extracting(Finding::source, Finding::status)
                .containsExactly(tuple("PLUGINS/", Status.ALERT));
        assertThat(discovery.findings().get(0).message())
                .startsWith("no plugin is loaded: the plugin folder cannot be read (" + reason)
                .endsWith("make it a folder that the user who runs MonTTY can read and enter");
    }

    private static Discovery discover(Path folder) {
        try (PluginCheckSource source = TrustedFolder.source(folder)) {
            return source.discover();
        }
    }
}
