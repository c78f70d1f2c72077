package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.runtime.manager.SignatureCheck;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Check signatures that the real ssh-keygen makes. */
@Timeout(60)
class ReportSignaturesTest {

    private static final byte[] REPORT = "{\"montty\":1}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path keys;

    @TempDir
    private Path root;

    private ProjectLayout layout = new ProjectLayout(Path.of("/"));
    private ReportSignatures signatures = checking(layout);

    @BeforeAll
    static void makeKeys() throws Exception {
        String why = "SKIPPED: there is no ssh-keygen here; install openssh-client";
        boolean available = Files.isExecutable(Path.of("/usr/bin/ssh-keygen"));
        assertThat(available || System.getenv("CI") == null).as(why).isTrue();
        assumeTrue(available, why);
        for (String name : new String[] {"web1", "db1"}) {
            run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-C",
                    name,
                    "-f",
                    keys.resolve(name).toString());
        }
    }

    @BeforeEach
    void layOut() throws IOException {
        layout = new ProjectLayout(root);
        signatures = checking(layout);
        signers(line("web1") + line("db1"));
    }

    @Test
    void takesTheSignatureOfTheHost() throws Exception {
        assertThat(check(sign("web1", "montty-report", REPORT), "web1")).isInstanceOf(SignatureCheck.Good.class);
    }

    @Test
    void refusesTheSignatureOfAnotherHost() throws Exception {
        assertRefused(check(sign("db1", "montty-report", REPORT), "web1"));
        assertRefused(check(sign("web1", "montty-report", REPORT), "db1"));
        assertRefused(check(sign("web1", "montty-report", REPORT), "web2"));
    }

    @Test
    void refusesASignatureForAnythingElse() throws Exception {
        assertRefused(check(sign("web1", "montty-plugin", REPORT), "web1"));
        assertRefused(check(sign("web1", "file", REPORT), "web1"));
    }

    @Test
    void refusesASignatureOfAnotherBody() throws Exception {
        byte[] changed = REPORT.clone();
        changed[3] ^= 1;

        assertRefused(check(sign("web1", "montty-report", changed), "web1"));
    }

    @Test
    void refusesWhatIsNoSignature() {
        assertRefused(check("-----BEGIN SSH SIGNATURE-----".getBytes(StandardCharsets.UTF_8), "web1"));
        assertRefused(check(new byte[8000], "web1"));
        assertRefused(check("\u001b]0;x".getBytes(StandardCharsets.UTF_8), "web1"));
    }

    @Test
    void cannotTellWithoutAUsableListOfSigners() throws Exception {
        byte[] signature = sign("web1", "montty-report", REPORT);
        for (String bad :
                new String[] {"", "# nobody\n", "web1\n", "web1 ssh-ed25519\n", "web1 ssh-ed25519 AAAAxx\n"}) {
            signers(bad);
            assertThat(check(signature, "web1")).as(bad).isInstanceOf(SignatureCheck.Unknown.class);
        }
        Files.delete(layout.allowedSigners());
        assertThat(check(signature, "web1")).isInstanceOf(SignatureCheck.Unknown.class);
        Files.createDirectory(layout.allowedSigners());
        assertThat(check(signature, "web1")).isInstanceOf(SignatureCheck.Unknown.class);
    }

    @Test
    void refusesAKeyWhoseTimeIsOverAndGoesOnWithTheOthers() throws Exception {
        signers(line("web1").replace("web1 ", "web1 valid-before=\"20200101\" ")
                + line("db1").replace("db1 ", "db1 namespaces=\"file\" "));

        assertRefused(check(sign("web1", "montty-report", REPORT), "web1"));
        assertRefused(check(sign("db1", "montty-report", REPORT), "db1"));
    }

    @Test
    void doesNotTrustAListThatOthersCanWrite() throws Exception {
        byte[] signature = sign("web1", "montty-report", REPORT);
        Files.setPosixFilePermissions(layout.allowedSigners(), PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(check(signature, "web1"))
                .isInstanceOfSatisfying(
                        SignatureCheck.Unknown.class,
                        unknown -> assertThat(unknown.why())
                                .contains(layout.allowedSigners() + " cannot be trusted", "chmod o-w"));
    }

    @Test
    void leavesNoFilesBehind() throws Exception {
        Path temporary = Files.createDirectory(root.resolve("tmp"));
        ReportSignatures checking = new ReportSignatures(environment(Map.of("TMPDIR", temporary.toString())), layout);
        checking.check(REPORT, sign("web1", "montty-report", REPORT), "web1");

        assertThat(temporary).isEmptyDirectory();
    }

    private void signers(String text) throws IOException {
        Files.writeString(layout.allowedSigners(), text);
        Files.setPosixFilePermissions(layout.allowedSigners(), PosixFilePermissions.fromString("rw-r--r--"));
    }

    private SignatureCheck.Answer check(byte[] signature, String host) {
        return signatures.check(REPORT, signature, host);
    }

    private static void assertRefused(SignatureCheck.Answer answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        SignatureCheck.Bad.class, bad -> assertThat(bad.why()).isNotBlank());
    }

    private byte[] sign(String key, String namespace, byte[] report) throws Exception {
        Path file = Files.write(root.resolve("signed"), report);
        Path signature = root.resolve("signed.sig");
        Files.deleteIfExists(signature);
        run("ssh-keygen", "-q", "-Y", "sign", "-f", keys.resolve(key).toString(), "-n", namespace, file.toString());
        return Files.readAllBytes(signature);
    }

    private static String line(String host) throws IOException {
        return host + " " + Files.readString(keys.resolve(host + ".pub"));
    }

    private static void run(String... argv) throws Exception {
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static ReportSignatures checking(ProjectLayout layout) {
        return new ReportSignatures(environment(Map.of()), layout);
    }

    private static CliEnvironment environment(Map<String, String> variables) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new CliEnvironment(
                Path.of("/"),
                Path.of("/"),
                Optional.empty(),
                variables,
                "tester",
                Clock.fixed(CliRun.NOW, java.time.ZoneOffset.UTC),
                false,
                nowhere,
                nowhere,
                new ExitGuard());
    }
}
