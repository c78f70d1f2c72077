package io.montty.runtime.checker.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void holdsWhileNothingIsDone() throws IOException {
        Path file = file("a", "text");
        Stamp stamp = Stamp.of(file);

        Files.readString(file);

        assertThat(stamp.holds()).isTrue();
    }

    @Test
    void noticesATimeOfModificationThatWasSetBack() throws IOException {
        Path file = file("a", "text");
        FileTime before = Files.getLastModifiedTime(file);
        Stamp stamp = Stamp.of(file);

        Files.writeString(file, "TEXT");
        Files.setLastModifiedTime(file, before);

        assertThat(stamp.holds()).isFalse();
    }

    @Test
    void noticesAMode() throws IOException {
        Path file = file("a", "text");
        Stamp stamp = Stamp.of(file);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(stamp.holds()).isFalse();
    }

    @Test
    void noticesWhatComesAndGoes() throws IOException {
        Stamp nothing = Stamp.of(folder.resolve("a"));
        assertThat(nothing.holds()).isTrue();

        Path file = file("a", "text");
        Stamp something = Stamp.of(file);
        assertThat(nothing.holds()).isFalse();

        Files.delete(file);
        assertThat(something.holds()).isFalse();
    }

    @Test
    void noticesWhatComesIntoAFolder() throws IOException {
        Stamp stamp = Stamp.of(folder);

        file("a", "");

        assertThat(stamp.holds()).isFalse();
    }

    @Test
    void noticesAChangeBehindALink() throws IOException {
        Path target = file("target", "text");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        Stamp stamp = Stamp.of(link);
        assertThat(stamp.holds()).isTrue();

        Files.writeString(target, "other text");

        assertThat(stamp.holds()).isFalse();
    }

    @Test
    void isNotOlderThanItsLastChange() throws IOException {
        Path file = file("a", "text");
        Instant changed = ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant();

        assertThat(Stamp.isOlder(file, changed)).isFalse();
        assertThat(Stamp.isOlder(file, changed.plusNanos(1))).isTrue();
    }

    @Test
    void whatIsMissingIsAsOldAsTheFolderThatLacksIt() throws IOException {
        Instant changed = ((FileTime) Files.getAttribute(folder, "unix:ctime")).toInstant();

        assertThat(Stamp.isOlder(folder.resolve("none/below"), changed)).isFalse();
        assertThat(Stamp.isOlder(folder.resolve("none/below"), changed.plusNanos(1)))
                .isTrue();
    }
}
