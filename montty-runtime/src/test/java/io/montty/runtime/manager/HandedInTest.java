package io.montty.runtime.manager;

import static io.montty.runtime.manager.ReportFile.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.manager.PassResult.NamedFile;
import io.montty.runtime.store.Inbox;
import io.montty.runtime.store.Incoming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Take what a receiver stored in the folder of a host. */
class HandedInTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private TestProject project;
    private long now;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
        now = project.clock.instant().getEpochSecond();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void filesAReportOfEitherFormatByItsHeader(Status status) throws IOException {
        project.handIn("web1", ReportFile.of(status));
        ReportFile legacy = ReportFile.of(status).id(2);
        project.handIn("web1", legacy.id() + ".report", legacy.legacyBytes());

        PassResult result = project.pass();

        assertThat(result.filedReports()).isEqualTo(2);
        assertThat(result.notes()).isEmpty();
        assertThat(project.filed(status))
                .containsExactly(
                        ID + "_" + status + "_" + (now + 300) + ".json",
                        legacy.id() + "_" + status + "_" + (now + 300) + ".mty");
    }

    @Test
    void filesUnderTheWorstOfHeaderAndChecks() throws IOException {
        project.handIn("web1", ReportFile.of(Status.ALERT).header(Status.OKAY));

        assertThat(project.pass().notes())
                .extracting(NamedFile::what)
                .containsExactly("the header says OKAY, the checks ALERT; filed as ALERT");
        assertThat(project.filed(Status.ALERT)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "hello", "{\"montty\":"})
    void rejectsAtOnceWhatIsNoWholeReport(String body) throws IOException {
        project.handIn("web1", ID + ".report", body.getBytes(StandardCharsets.UTF_8));

        assertThat(project.pass().rejected()).hasSize(1);
        assertThat(project.hostFolder("web1")).isEmptyDirectory();
    }

    @Test
    void rejectsAReportOfAnotherId() throws IOException {
        project.handIn(
                "web1", "a".repeat(32) + ".report", ReportFile.of(Status.OKAY).bytes());

        assertThat(project.pass().rejected())
                .extracting(NamedFile::what)
                .containsExactly("the name says id " + "a".repeat(32) + ", the report says " + ID);
    }

    @Test
    void takesWhatCameFirstByTimeThenByName() throws IOException {
        Path late = project.handIn("aaa", ReportFile.of(Status.OKAY).id(3));
        project.handIn("site1/web1", ReportFile.of(Status.OKAY).id(2));
        project.handIn("zzz", ReportFile.of(Status.OKAY).id(1));
        project.aged(late, Duration.ofSeconds(-1));

        assertThat(new Inbox(project.layout.input()).entries((host, trouble) -> {
                    throw new AssertionError(trouble);
                }))
                .extracting(Incoming::label)
                .containsExactly(
                        "zzz/" + "0".repeat(31) + "1.report",
                        "site1/web1/" + "0".repeat(31) + "2.report",
                        "aaa/" + "0".repeat(31) + "3.report");
    }

    @Test
    void putsWhatWasRefusedAtTheDoorOnRecord() throws IOException {
        project.handIn("web1", ID + ".refused", ("id-reused " + DIGEST + "\n").getBytes(StandardCharsets.US_ASCII));

        PassResult result = project.pass();

        assertThat(result.hasFindings()).isFalse();
        assertThat(result.notes())
                .containsExactly(new NamedFile(
                        "web1/" + ID + ".refused",
                        "a report of this id was refused at the door (id-reused), body " + DIGEST));
        assertThat(project.audit())
                .singleElement()
                .asString()
                .contains("\"what\":\"id_reused\"", "\"host\":\"web1\"", ID, DIGEST);
        assertThat(project.hostFolder("web1")).isEmptyDirectory();
    }

    @Test
    void keepsARefusalThatCannotBePutOnRecord() throws IOException {
        project.handIn("web1", ID + ".refused", ("id-reused " + DIGEST + "\n").getBytes(StandardCharsets.US_ASCII));
        Files.write(project.layout.audit(), new byte[0]);

        assertThat(project.pass().problems()).hasSize(1);
        assertThat(project.hostFolder("web1").resolve(ID + ".refused")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id-reused\n", "\u001b[2J " + "0", "id-reused 00 \n", "A B\n"})
    void rejectsWhatOnlyLooksLikeARefusal(String body) throws IOException {
        project.handIn("web1", ID + ".refused", body.getBytes(StandardCharsets.UTF_8));
        project.handIn("web1", "a".repeat(32) + ".refused", new byte[1000]);

        assertThat(project.pass().rejected()).hasSize(2);
        assertThat(project.audit()).isEmpty();
    }

    @Test
    void removesASignatureWithoutAReportAfterTenMinutes() throws IOException {
        Path signature = project.handIn("web1", ID + ".sig", new byte[] {1});
        assertThat(project.pass()).isEqualTo(PassResult.ofProblems(List.of()));
        assertThat(signature).exists();

        project.clock.pass(TestProject.LONG_AGO);

        assertThat(project.pass().hasFindings()).isFalse();
        assertThat(signature).doesNotExist();
    }

    @Test
    void removesTheFolderOfAForwardedHostThatWasEmptyForADay() throws IOException {
        Path deserted = project.hostFolder("site1/web1");
        Path recent = project.hostFolder("site1/web2");
        Path used = project.hostFolder("site1/web3");
        Files.writeString(used.resolve(".unfinished"), "");
        Path own = project.hostFolder("web4");
        for (Path folder : List.of(deserted, used, own)) {
            project.aged(folder, Duration.ofHours(25));
        }
        project.aged(recent, Duration.ofHours(23));

        assertThat(project.pass().problems()).isEmpty();

        assertThat(deserted).doesNotExist();
        assertThat(recent).exists();
        assertThat(used).exists();
        assertThat(own).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_input", "_reject", "_state", "_state/seen", "_report", "_warn", "_alert"})
    void doesNothingWhereOthersMayPutFiles(String name) throws IOException {
        project.handIn("web1", ReportFile.of(Status.OKAY));
        Path open = Files.createDirectories(project.layout.reports().resolve(name));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(project.pass())
                .isEqualTo(PassResult.ofProblems(
                        List.of(open + " can be written by others; close it with: chmod go-w " + open)));
        assertThat(project.hostFolder("web1")).isNotEmptyDirectory();
    }

    @Test
    void takesWhatLiesInAFolderThatAnAccountMayWriteTo() throws IOException {
        project.handIn("web1", ReportFile.of(Status.OKAY));
        Files.setPosixFilePermissions(project.hostFolder("web1"), PosixFilePermissions.fromString("rwx-wx---"));

        assertThat(project.pass().filedReports()).isEqualTo(1);
    }

    @Test
    void takesNoSignatureAndNoRefusalInTheOpenInbox() throws IOException {
        project.put(ID + ".sig", new byte[] {1});
        project.put(ID + ".refused", ("id-reused " + DIGEST + "\n").getBytes(StandardCharsets.US_ASCII));

        assertThat(project.pass().rejected()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Web1", "-web1", ".web1", "we b1", "\u00e4", "a_b", "-", "web1/site1/deep", "web1/-x"})
    void takesNoReportFromAFolderThatIsNoHosts(String name) throws IOException {
        Path folder = Files.createDirectories(project.layout.input().resolve(name));
        Files.write(folder.resolve(ID + ".report"), ReportFile.of(Status.OKAY).bytes());

        PassResult result = project.pass();

        assertThat(result.filedReports()).isZero();
        // A hidden folder is somebody else's; all others go.
        assertThat(result.rejected()).hasSize(name.startsWith(".") ? 0 : 1);
    }

    @Test
    void takesSixtyThreeCharactersForAHostAndNoMore() throws IOException {
        project.handIn("w".repeat(63), ReportFile.of(Status.OKAY).host("w".repeat(63)));
        project.handIn("w".repeat(64), ReportFile.of(Status.OKAY).id(2));

        PassResult result = project.pass();

        assertThat(result.filedReports()).isEqualTo(1);
        assertThat(result.rejected()).hasSize(1);
    }

    @Test
    void followsNoLinkInPlaceOfASignature(@TempDir Path outside) throws IOException {
        Files.writeString(project.layout.allowedSigners(), "web1 ssh-ed25519 AAAA");
        Path secret = Files.writeString(outside.resolve("secret"), "x");
        project.handIn("web1", ReportFile.of(Status.OKAY));
        Files.createSymbolicLink(project.hostFolder("web1").resolve(ID + ".sig"), secret);

        project.pass();
        project.pass();

        assertThat(project.filed(Status.OKAY)).isEmpty();
        assertThat(secret).hasContent("x");
        assertThat(project.hostFolder("web1")).isEmptyDirectory();
    }

    @Test
    void filesWhatAReceiverStoredThroughLegacyCopy() throws IOException {
        ReportFile report = ReportFile.of(Status.WARN);
        project.handIn("web1", report.legacyName(), report.legacyBytes());
        project.handIn("web1", report.id(2).name(), Arrays.copyOf(report.bytes(), 50));

        PassResult result = project.pass();

        assertThat(result.filedReports()).isEqualTo(1);
        assertThat(result.waiting()).hasSize(1);
    }
}
