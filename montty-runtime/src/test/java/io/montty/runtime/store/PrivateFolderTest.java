package io.montty.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Judge folders by who may put files into them, and the signatures in them by their age. */
class PrivateFolderTest {

    private static final int NOBODY = 65534;

    @TempDir
    private Path folder;

    private Path mode(String mode) throws IOException {
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwx------", "rwxr-xr-x", "r-x------"})
    void trustsAFolderThatNobodyElseMayWriteTo(String mode) throws IOException {
        assertThat(PrivateFolder.flaw(mode(mode), "SPOOL")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxrwx", "rwx----w-"})
    void tellsHowToCloseAFolderThatOthersMayWriteTo(String mode) throws IOException {
        assertThat(PrivateFolder.flaw(mode(mode), "SPOOL"))
                .contains("SPOOL can be written by others; close it with: chmod go-w SPOOL");
    }

    @Test
    void trustsTheGroupOfTheOwnerAlone() throws IOException {
        PosixFileAttributes found = Files.readAttributes(mode("rwxrwx---"), PosixFileAttributes.class);
        boolean own = found.group().getName().equals(found.owner().getName());

        assertThat(PrivateFolder.flaw(folder, "SPOOL").isEmpty()).isEqualTo(own);
        needRoot();
        Files.setAttribute(folder, "unix:gid", NOBODY);
        assertThat(PrivateFolder.flaw(folder, "SPOOL")).isPresent();
    }

    @Test
    void tellsWhoseAFolderIsThatIsNotOurs() throws IOException {
        needRoot();
        Files.setAttribute(folder, "unix:uid", NOBODY);

        assertThat(PrivateFolder.flaw(folder, "SPOOL"))
                .contains("SPOOL belongs to " + Files.getOwner(folder).getName() + ", who is neither root nor the user"
                        + " who runs this; give it to that user with: chown root SPOOL");
    }

    @Test
    void followsNoLink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("there")));

        assertThat(PrivateFolder.flaw(link, "SPOOL"))
                .contains("SPOOL is a symbolic link, which can be led elsewhere; put the folder itself in its place");
    }

    @Test
    void leavesWhatIsNoFolderToOthers() throws IOException {
        assertThat(PrivateFolder.flaws(List.of(folder.resolve("none"), Files.createFile(folder.resolve("file")))))
                .isEmpty();
    }

    @Test
    void removesNoSignatureThatWasReplacedSinceTheInboxWasListed() throws IOException {
        Instant now = Instant.parse("2026-11-22T09:38:11Z");
        String id = "a".repeat(32);
        Path signature = folder.resolve(id + ".sig");
        FileTime longAgo = FileTime.from(now.minus(Duration.ofHours(1)));
        Files.setLastModifiedTime(Files.writeString(signature, "old"), longAgo);
        Incoming listed = new Incoming(
                signature, new Origin("web1", ""), false, Files.readAttributes(signature, PosixFileAttributes.class));
        InboxName name = new InboxName(id, InboxName.Kind.SIGNATURE);
        Files.setLastModifiedTime(Files.writeString(signature, "new"), FileTime.from(now));

        SignatureFile.removeOrphan(listed, name, now);
        assertThat(signature).hasContent("new");

        Files.setLastModifiedTime(signature, longAgo);
        SignatureFile.removeOrphan(listed, name, now);
        assertThat(signature).doesNotExist();
    }

    private void needRoot() throws IOException {
        Needs.that(
                Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
                "a folder of another user or group",
                "only root can give one away; run this test as root");
    }
}
