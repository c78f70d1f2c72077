package io.montty.runtime.manager;

import static io.montty.runtime.manager.ReportFile.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.Needs;
import io.montty.runtime.manager.PassResult.NamedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Take what an account of a host writes in place into the folder of that host. */
class ForeignDropsTest {

    private static final int SOMEBODY = 65_534;

    private final ReportFile report = ReportFile.of(Status.ALERT);
    private TestProject project;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        Needs.that(
                System.getProperty("user.name").equals("root"),
                "what becomes of files that an account writes into its host's folder",
                "only root can give a file away");
        project = new TestProject(root);
    }

    @Test
    void filesAReportUnderItsHostWhenItHeldStill() throws IOException {
        dropped("web1/" + report.legacyName(), report.legacyBytes());

        PassResult first = project.pass();
        assertThat(first.filedReports()).isZero();
        assertThat(first.unsettled()).isTrue();
        assertThat(first.waiting())
                .containsExactly(
                        new NamedFile("web1/" + report.legacyName(), "it is taken when it has not changed for 2 s"));
        project.clock.pass(Drops.STILL);

        PassResult second = project.pass();
        assertThat(second.filedReports()).isEqualTo(1);
        assertThat(second.notes()).isEmpty();
        assertThat(project.layout.seen().resolve(ID)).content().contains("web1");
        assertThat(project.hostFolder("web1")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {ID + "_ALERT_1.mty", ID + ".report"})
    void neverFilesHalfAReport(String name) throws IOException {
        byte[] whole = report.legacyBytes();
        for (int length = 0; length < whole.length; length += 9) {
            dropped("web1/" + name, Arrays.copyOf(whole, length));
            project.pass();
            project.clock.pass(Drops.STILL);
            PassResult still = project.pass();
            assertThat(still.filedReports()).isZero();
            assertThat(still.waiting())
                    .singleElement()
                    .satisfies(waiting -> assertThat(waiting.what()).startsWith("not finished yet: "));
        }
        project.clock.pass(Duration.ofMinutes(10));

        assertThat(project.pass().rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.what()).startsWith("unfinished, and it did not change"));
        assertThat(project.filed(Status.ALERT)).isEmpty();
    }

    @Test
    void knowsReportsOfOneNameInTwoFoldersApart() throws IOException {
        dropped("web1/" + report.legacyName(), report.legacyBytes());
        dropped("web2/" + report.legacyName(), Arrays.copyOf(report.legacyBytes(), 100));
        project.pass();
        project.clock.pass(Drops.STILL);

        PassResult second = project.pass();

        assertThat(second.filedReports()).isEqualTo(1);
        assertThat(second.unsettled()).isFalse();
    }

    @Test
    void filesWhatItReadWhateverItsOwnerStillWrites() throws IOException {
        Path drop = dropped("web1/" + report.name(), report.bytes());
        try (OutputStream open = Files.newOutputStream(drop, StandardOpenOption.WRITE)) {
            project.pass();
            project.clock.pass(Drops.STILL);
            project.pass();
            open.write(ReportFile.of(Status.OKAY).bytes());
        }

        Path filed = project.layout
                .filed(Status.ALERT)
                .resolve(project.filed(Status.ALERT).get(0));
        assertThat(filed).hasBinaryContent(report.bytes());
        assertThat(Files.getOwner(filed)).isEqualTo(Files.getOwner(project.layout.input()));
        assertThat(project.hostFolder("web1")).isEmptyDirectory();
    }

    @Test
    void doesNotWaitForWhatAReceiverStoredBesideIt() throws IOException {
        project.handIn("web1", report);
        dropped("web1/" + report.id(2).legacyName(), report.legacyBytes());

        assertThat(project.pass().filedReports()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".sig", ".refused"})
    void takesNobodyForAReceiver(String suffix) throws IOException {
        dropped("web1/" + ID + suffix, ("id-reused " + "0".repeat(64) + "\n").getBytes(StandardCharsets.US_ASCII));

        assertThat(project.pass().rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.what())
                        .startsWith("it belongs to ")
                        .endsWith("; only montty-receive leaves such files"));
        assertThat(project.audit()).isEmpty();
    }

    @Test
    void carriesOutNoRequestOfAnAccount() throws IOException {
        project.handIn("web1", report);
        project.pass();
        dropped("web1/" + ID + "_ALERT.close", new byte[0]);

        assertThat(project.pass().rejected()).hasSize(1);
        assertThat(project.filed(Status.ALERT)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rw------- | let that host make it readable first: chmod 640 REPORT
            rw-r----- | the manager's user is not in the group root: usermod --append --groups root USER
            """)
    void saysWhoMustMendWhatItMayNotRead(String mode, String remedy) throws IOException {
        Path drop = dropped("web1/" + report.name(), report.bytes());
        Files.setPosixFilePermissions(drop, PosixFilePermissions.fromString(mode));
        project.pass();
        project.clock.pass(Drops.STILL);

        PassResult second = project.passReadingBy(path -> {
            throw new AccessDeniedException(path.toString());
        });

        assertThat(second.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.what())
                        .startsWith("it cannot be read: permission denied; it belongs to ")
                        .contains(remedy));
    }

    private Path dropped(String name, byte[] bytes) throws IOException {
        Path drop = project.layout.input().resolve(name);
        Files.createDirectories(drop.resolveSibling("."));
        Files.write(drop, bytes);
        Files.setAttribute(drop, "unix:uid", SOMEBODY);
        return project.aged(drop, Duration.ZERO);
    }
}
