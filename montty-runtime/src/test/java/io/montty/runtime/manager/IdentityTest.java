package io.montty.runtime.manager;

import static io.montty.runtime.manager.ReportFile.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.manager.PassResult.NamedFile;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hold that the server decides whose a report is: by the key that it came by, never by what it says. */
class IdentityTest {

    private static final byte[] SIGNATURE = "signature".getBytes(StandardCharsets.US_ASCII);

    private TestProject project;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
    }

    @Test
    void knowsAHostByTheKeyThatItsReportCameBy() throws IOException {
        project.handIn("web1", ReportFile.of(Status.OKAY));

        assertThat(project.pass().notes()).isEmpty();

        assertThat(project.filed(Status.OKAY)).hasSize(1);
        assertThat(seen().host()).isEqualTo("web1");
        assertThat(seen().via()).isEmpty();
    }

    @Test
    void filesWhatClaimsToBeOfAnotherHostAsAWarning() throws IOException {
        project.handIn("web1", ReportFile.of(Status.OKAY).host("db1"));

        PassResult result = project.pass();

        assertThat(project.filed(Status.WARN)).hasSize(1);
        assertThat(seen().host()).isEqualTo("web1");
        assertThat(result.notes())
                .containsExactly(new NamedFile("web1/" + ID + ".report", "came from web1, claims db1"));
        assertThat(project.audit()).singleElement().asString().contains("\"host_differs\"", "\"web1\"", "claims db1");
    }

    @Test
    void makesNoAlertLessForThat() throws IOException {
        project.handIn("web1", ReportFile.of(Status.ALERT).host("db1"));
        project.pass();

        assertThat(project.filed(Status.ALERT)).hasSize(1);
    }

    @Test
    void takesANameInCapitalsForTheSame() throws IOException {
        project.handIn("web1", ReportFile.of(Status.OKAY).host("WEB1"));

        assertThat(project.pass().notes()).isEmpty();
        assertThat(project.filed(Status.OKAY)).hasSize(1);
    }

    @Test
    void vouchesForNobodyInTheOpenInbox() throws IOException {
        project.put(ReportFile.of(Status.OKAY));
        project.pass();

        assertThat(project.filed(Status.OKAY)).hasSize(1);
        assertThat(seen().host()).isEmpty();
        assertThat(seen().via()).isEmpty();
    }

    @Test
    void doesNotVouchForWhatARelaySays() throws IOException {
        project.handIn("site1/web1", ReportFile.of(Status.OKAY));
        project.pass();

        assertThat(project.filed(Status.OKAY)).hasSize(1);
        assertThat(seen().host()).isEmpty();
        assertThat(seen().via()).isEqualTo("site1");
    }

    @Test
    void notesAReportThatARelayForwardsAsThatOfAnother() throws IOException {
        project.handIn("site1/web1", ReportFile.of(Status.OKAY).host("db1"));

        assertThat(project.pass().notes())
                .containsExactly(new NamedFile("site1/web1/" + ID + ".report", "came from web1 via site1, claims db1"));
        assertThat(project.filed(Status.WARN)).hasSize(1);
    }

    @Test
    void knowsAForwardedHostByItsSignature() throws IOException {
        sign(
                "site1/web1",
                (report, signature, host) -> host.equals("web1")
                        ? new SignatureCheck.Good()
                        : new SignatureCheck.Bad("asked about " + host));
        project.pass();

        assertThat(project.filed(Status.OKAY)).hasSize(1);
        assertThat(seen().host()).isEqualTo("web1");
        assertThat(seen().via()).isEqualTo("site1");
        assertThat(project.hostFolder("site1/web1")).isEmptyDirectory();
    }

    @Test
    void rejectsWhatBearsNoGoodSignatureWithTheSignatureBesideIt() throws IOException {
        sign("web1", (report, signature, host) -> new SignatureCheck.Bad("incorrect signature"));

        PassResult result = project.pass();

        assertThat(result.rejected())
                .containsExactly(new NamedFile(
                        "web1/" + ID + ".report", "its signature is not one of web1: incorrect signature"));
        assertThat(project.rejects())
                .containsExactly(
                        "20260131T081500Z-1-" + ID,
                        "20260131T081500Z-1-" + ID + ".reason.txt",
                        "20260131T081500Z-1-" + ID + ".sig");
        assertThat(project.reason("20260131T081500Z-1-" + ID))
                .contains(
                        "id:       " + ID + "\n",
                        "host:     web1\n",
                        "next:     nothing can be put right here: mend what is wrong on web1, whose next report comes by"
                                + " itself");
        assertThat(project.audit()).singleElement().asString().contains("\"signature_refused\"", "\"web1\"");
        assertThat(project.layout.seen().resolve(ID)).doesNotExist();
    }

    @Test
    void rejectsWhatBearsNoSignatureWhereOneIsAskedFor() throws IOException {
        Files.writeString(project.layout.allowedSigners(), "web1 ssh-ed25519 AAAA");
        project.handIn("web1", ReportFile.of(Status.OKAY));

        assertThat(project.pass().rejected())
                .singleElement()
                .satisfies(file -> assertThat(file.what()).startsWith("it bears no signature"));
    }

    @Test
    void takesTheServersOwnReportsWithoutASignature() throws IOException {
        Files.writeString(project.layout.allowedSigners(), "web1 ssh-ed25519 AAAA");
        ReportFile report = ReportFile.of(Status.OKAY);
        project.handIn("web1", report.name(), report.bytes());
        ReportFile forwarded = ReportFile.of(Status.OKAY).id(2);
        project.handIn("site1/web1", forwarded.name(), forwarded.bytes());

        assertThat(project.pass().rejected())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).startsWith("site1/web1/"));
        assertThat(seen().host()).isEqualTo("web1");
    }

    @Test
    void keepsReportsWaitingWhileNobodyCanCheckSignatures() throws IOException {
        int[] asked = {0};
        sign("web1", (report, signature, host) -> {
            asked[0]++;
            return new SignatureCheck.Unknown("ssh-keygen does not work");
        });
        for (int id = 2; id < 9; id++) {
            ReportFile report = ReportFile.of(Status.ALERT).id(id);
            project.handIn("web1", report);
            project.handIn("web1", report.id() + ".sig", SIGNATURE);
        }

        PassResult result = project.pass();

        assertThat(result.problems())
                .containsExactly(
                        "signatures cannot be checked, so reports wait in REPORTS/_input: ssh-keygen does not work");
        assertThat(result.waiting()).hasSize(8);
        assertThat(result.rejected()).isEmpty();
        assertThat(asked[0]).isEqualTo(3);
        assertThat(TestProject.names(project.hostFolder("web1"))).hasSize(16);

        project.signatures = (report, signature, host) -> new SignatureCheck.Good();
        assertThat(project.pass().filedReports()).isEqualTo(8);
        assertThat(project.hostFolder("web1")).isEmptyDirectory();
    }

    @Test
    void dropsACopyWithoutAskingForItsSignature() throws IOException {
        project.handIn("web1", ReportFile.of(Status.OKAY));
        project.pass();
        Files.writeString(project.layout.allowedSigners(), "web1 ssh-ed25519 AAAA");
        project.handIn("web1", ReportFile.of(Status.OKAY));
        project.handIn("web1", ID + ".sig", SIGNATURE);

        assertThat(project.pass().duplicates()).isEqualTo(1);
        assertThat(project.hostFolder("web1")).isEmptyDirectory();
    }

    @Test
    void remembersWhoseAFiledAlertIsAsLongAsItIsThere() throws IOException {
        project.handIn("web1", ReportFile.of(Status.ALERT));
        project.pass();
        project.clock.pass(Duration.ofDays(40));
        project.pass();
        assertThat(seen().host()).isEqualTo("web1");

        project.ask(ID);
        project.pass();
        project.clock.pass(Duration.ofHours(2));
        project.pass();

        assertThat(project.layout.seen().resolve(ID)).doesNotExist();
    }

    @Test
    void knowsWhoseAReportIsThoughAKillCameBetweenFilingAndNoting() throws IOException {
        project.handIn("web1", ReportFile.of(Status.ALERT));
        project.pass();
        String entry = Files.readString(project.layout.seen().resolve(ID));
        Files.move(project.layout.seen().resolve(ID), project.layout.filing().resolve(ID));
        Files.writeString(project.layout.filing().resolve("a".repeat(32)), entry);

        project.pass();

        assertThat(seen().host()).isEqualTo("web1");
        assertThat(project.layout.seen().resolve("a".repeat(32))).doesNotExist();
        assertThat(project.layout.filing()).isEmptyDirectory();
    }

    @Test
    void filesAReportThatAKillKeptInTheInbox() throws IOException {
        project.handIn("web1", ReportFile.of(Status.ALERT));
        Files.createDirectory(project.layout.filing());
        Files.writeString(project.layout.filing().resolve(ID), new SeenEntry("0".repeat(64), "web1", "").line());

        assertThat(project.pass().filedReports()).isEqualTo(1);
        assertThat(seen().digest()).isNotEqualTo("0".repeat(64));
    }

    private void sign(String folder, SignatureCheck check) throws IOException {
        Files.writeString(project.layout.allowedSigners(), "web1 ssh-ed25519 AAAA");
        project.signatures = check;
        project.handIn(folder, ReportFile.of(Status.OKAY));
        project.handIn(folder, ID + ".sig", SIGNATURE);
    }

    private SeenEntry seen() throws IOException {
        return SeenEntry.parse(Files.readString(project.layout.seen().resolve(ID)))
                .orElseThrow();
    }
}
