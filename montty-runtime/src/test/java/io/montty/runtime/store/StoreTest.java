package io.montty.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {

    private static final String ID = "210bcef1234e56a7ab89bc0123456789";

    @TempDir
    private Path folder;

    @Test
    void readsAndWritesTheNameOfAReport() {
        String name = ID + "_ALERT_1795381922.mty";

        assertThat(ReportName.parse(name))
                .contains(new ReportName(ID, Status.ALERT, 1795381922L, ReportName.Format.MTY))
                .map(ReportName::toString)
                .contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc.mty",
                ID + "_OKAY_x.json",
                ID + "_okay_5.json",
                ID + "_OKAY_-5.json",
                ID + "_OKAY_5.json.part",
                ID + "_OKAY_5.json\n",
                ID + "_OKAY_\u0663.json",
                ID + "0_OKAY_5.json",
                "../" + ID + "_OKAY_5.json",
                ID + "_OKAY_1234567890123.json"
            })
    void takesNoOtherName(String name) {
        assertThat(ReportName.parse(name)).isEmpty();
    }

    @Test
    void writesAFileThatOnlyItsOwnerReadsAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("a.json");
        AtomicFiles.write(file, new byte[] {1});
        AtomicFiles.write(file, new byte[] {2, 3});

        assertThat(file).hasBinaryContent(new byte[] {2, 3});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void writesOverTheHalfFileOfARunThatDied() throws IOException {
        Files.writeString(folder.resolve(".a.json.part"), "half");

        AtomicFiles.write(folder.resolve("a.json"), new byte[] {1});

        assertThat(folder.resolve(".a.json.part")).doesNotExist();
        assertThat(folder.resolve("a.json")).exists();
    }

    @Test
    void doesNotFollowALinkLaidInItsWay() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createSymbolicLink(folder.resolve(".a.json.part"), victim);
        Files.createSymbolicLink(folder.resolve("a.json"), victim);

        AtomicFiles.write(folder.resolve("a.json"), new byte[] {1});

        assertThat(victim).hasContent("precious");
    }

    @Test
    void leavesTheOldFileWhereTheNewOneCannotBeWritten() throws IOException {
        Path target = Files.createDirectory(folder.resolve("a.json"));
        Files.writeString(target.resolve("inside"), "x");

        assertThatThrownBy(() -> AtomicFiles.write(target, new byte[] {1})).isInstanceOf(IOException.class);
        assertThat(folder.resolve(".a.json.part")).doesNotExist();
        assertThat(target.resolve("inside")).exists();
    }

    @Test
    void letsOneRunInAtATime() throws IOException {
        Path file = folder.resolve(".lock");
        try (RunLock first = RunLock.tryAcquire(file).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(RunLock.tryAcquire(file)).isEmpty();
        }
        try (RunLock again = RunLock.tryAcquire(file).orElseThrow()) {
            assertThat(again).isNotNull();
        }
        assertThat(file).exists();
    }
}
