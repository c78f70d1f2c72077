package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.runtime.transport.LoopbackSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CheckOverSshTest {

    private static final String USER = System.getProperty("user.name");

    /** Takes one report as a receiver does, and keeps it with its signature. */
    private static final String RECEIVER = """
            #!/bin/bash
            echo 'MONTTY/1 READY host=web1 max=1000000 now=1795340291'
            read -r put id length sha sig
            head -c "$length" > report; head -c "${sig#sig=}" > report.sig
            echo "ACK $id stored"
            cat > /dev/null
            """;

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(folder.resolve("project")).script("chk_a.sh", "#!/bin/bash", "echo a");
    }

    @Test
    void handsInOverTheKeyAndTheHostKeyOfTheProject() throws Exception {
        String why = "SKIPPED: there is no OpenSSH server here; install openssh-server";
        assertThat(LoopbackSshd.available() || System.getenv("CI") == null)
                .as(why)
                .isTrue();
        assumeTrue(LoopbackSshd.available(), why);
        try (LoopbackSshd sshd = LoopbackSshd.start(Files.createDirectory(folder.resolve("sshd")))) {
            Path receiver = Files.writeString(folder.resolve("receive"), RECEIVER);
            Files.setPosixFilePermissions(receiver, PosixFilePermissions.fromString("rwx------"));
            Path ssh = Files.createDirectory(project.root().resolve("ssh"));
            LoopbackSshd.keygen(ssh.resolve("id_ed25519"));
            sshd.bind(ssh.resolve("id_ed25519.pub"), "cd " + folder + " && ./receive");
            Files.copy(sshd.knownHosts("known", sshd.hostKey()), ssh.resolve("known_hosts"));
            project.monttyYaml("server: {host: 127.0.0.1, port: " + sshd.port() + ", user: " + USER + "}");

            assertThat(project.check()).isEqualTo(new CliRun(0, "", ""));
        }

        assertThat(Files.readString(folder.resolve("report"))).contains("\"chk_a.sh\"");
        assertThat(folder.resolve("report.sig")).content().startsWith("-----BEGIN SSH SIGNATURE-----\n");
        assertThat(project.files(project.layout().spool())).isEmpty();
    }

    @Test
    void keepsTheReportAndNamesTheFilesThatItLookedFor() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home/.ssh"));
        LoopbackSshd.keygen(home.resolve("id_ed25519"));

        CliRun unknown = check("--to", "montty@127.0.0.1");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err())
                .isEqualTo(
                        "montty: 1 report waits in the spool, since montty@127.0.0.1 does not take it: the host key"
                                + " of 127.0.0.1 is not in " + home.resolve("known_hosts")
                                + "; compare and add it, e.g. with ssh-keyscan -p 22 127.0.0.1; the next run tries again, or: montty send\n");

        Path own = Files.createDirectory(project.root().resolve("ssh"));
        Files.writeString(own.resolve("known_hosts"), "");
        assertThat(check("--to", "montty@127.0.0.1").err()).contains("is not in " + own.resolve("known_hosts"));

        Files.delete(home.resolve("id_ed25519"));
        Files.delete(home.resolve("id_ed25519.pub"));
        assertThat(check("--to", "montty@127.0.0.1").err())
                .contains("there is no key " + home.resolve("id_ed25519") + "; make one with: ssh-keygen -t ed25519");
    }

    @Test
    void refusesADestinationThatIsNone() {
        CliRun run = check("--to", "mon.example");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--to is 'mon.example', expected USER@SERVER, or USER@SERVER:DIR for SFTP");
    }

    private CliRun check(String... options) {
        String[] args = new String[options.length + 3];
        args[0] = "check";
        args[1] = "--project";
        args[2] = project.root().toString();
        System.arraycopy(options, 0, args, 3, options.length);
        return CliRun.of(folder, false, Map.of("HOME", folder.resolve("home").toString()), args);
    }
}
