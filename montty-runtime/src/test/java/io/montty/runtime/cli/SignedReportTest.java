package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Follow a report that its host signed, past a relay, to the screen. */
@Timeout(60)
class SignedReportTest {

    @TempDir
    private Path folder;

    private TestProject project;
    private Path report = Path.of("/");
    private String id = "";

    @BeforeEach
    void makeASignedReport() throws Exception {
        String why = "SKIPPED: there is no ssh-keygen here; install openssh-client";
        boolean available = Files.isExecutable(Path.of("/usr/bin/ssh-keygen"));
        assertThat(available || System.getenv("CI") == null).as(why).isTrue();
        assumeTrue(available, why);
        project = new TestProject(folder.resolve("project"))
                .monttyYaml("host: {name: web1}")
                .script("chk_a.sh", "#!/bin/bash", "echo a");
        project.check("--no-send");
        report = project.files(project.layout().spool()).get(0);
        String name = report.getFileName().toString();
        id = ReportName.parse(name.substring(name.indexOf('-') + 1))
                .orElseThrow()
                .id();
        keygen("-t", "ed25519", "-N", "", "-f", folder.resolve("key").toString());
        keygen("-Y", "sign", "-f", folder.resolve("key").toString(), "-n", "montty-report", report.toString());
    }

    @Test
    void isShownAsThatOfItsHostAndByWhichRelayItCame() throws Exception {
        allow("web1");
        handIn("site1/web1");

        assertThat(montty("manage")).isEqualTo(new CliRun(0, "", "montty: web1: reports for the first time\n"));

        assertThat(montty("monitor", "--once").out()).contains("Host: web1 (via site1)  IPv4");
    }

    @Test
    void isNotBelievedToBeThatOfAnotherHost() throws Exception {
        allow("web1");
        handIn("site1/db1");

        CliRun run = montty("manage");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("rejected site1/db1/" + id + ".report: its signature is not one of db1");
        assertThat(montty("monitor", "--once").out()).isEqualTo("no reports\n");
    }

    @Test
    void staysInTheInboxWhileTheListOfSignersIsBroken() throws Exception {
        Files.writeString(project.layout().allowedSigners(), "web1\n");
        handIn("web1");

        CliRun run = montty("manage");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("signatures cannot be checked, so reports wait in REPORTS/_input", "line 1: expected a host");
        assertThat(project.layout().input().resolve("web1/" + id + ".report")).exists();

        allow("web1");
        assertThat(montty("manage").code()).isZero();
        assertThat(montty("monitor", "--once").out()).contains("Host: web1  IPv4");
    }

    @Test
    void isShownAsUnverifiedWhereNobodySaysWhoMaySign() throws Exception {
        handIn("site1/web1");
        montty("manage");

        assertThat(montty("monitor", "--once").out()).contains("Host: web1 (unverified, via site1)  IPv4");
    }

    @Test
    void isAWarningWhereItCameByTheKeyOfAnother() throws Exception {
        handIn("db1");

        assertThat(montty("manage").err()).contains("db1/" + id + ".report: came from db1, claims web1");
        assertThat(montty("monitor", "--once").out()).startsWith("! WARN  Host: db1 (claims web1)  IPv4");
    }

    private void allow(String host) throws IOException {
        Files.writeString(project.layout().allowedSigners(), host + " " + Files.readString(folder.resolve("key.pub")));
        Files.setPosixFilePermissions(project.layout().allowedSigners(), PosixFilePermissions.fromString("rw-r--r--"));
    }

    private void handIn(String host) throws IOException {
        Path inbox = Files.createDirectories(project.layout().input().resolve(host));
        Files.copy(report.resolveSibling(report.getFileName() + ".sig"), inbox.resolve(id + ".sig"));
        Files.copy(report, inbox.resolve(id + ".report"));
    }

    private CliRun montty(String... words) {
        return CliRun.of(project.root(), words);
    }

    private static void keygen(String... options) throws Exception {
        String[] argv = new String[options.length + 2];
        argv[0] = "ssh-keygen";
        argv[1] = "-q";
        System.arraycopy(options, 0, argv, 2, options.length);
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
