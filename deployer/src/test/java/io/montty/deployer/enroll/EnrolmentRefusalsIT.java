package io.montty.deployer.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.deployer.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sees what an enrolment does not do, over two real sshds, with what was built. */
class EnrolmentRefusalsIT {

    @TempDir
    private Path folder;

    private EnrolmentScene scene;

    @BeforeEach
    void prepare() throws Exception {
        scene = EnrolmentScene.below(folder);
    }

    @AfterEach
    void cleanUp() throws Exception {
        if (scene != null) {
            scene.takeDown();
        }
    }

    @Test
    void saysThatTheHostHasNoJava() throws Exception {
        Path programs = Files.createDirectories(scene.user().home().resolve("programs"));
        for (String program : List.of(
                "cat",
                "crontab",
                "cut",
                "date",
                "df",
                "head",
                "hostname",
                "id",
                "sed",
                "setsid",
                "sh",
                "sha256sum",
                "ssh-keygen",
                "tar",
                "uname")) {
            Files.createSymbolicLink(programs.resolve(program), Path.of("/usr/bin", program));
        }

        assertFailed(
                scene.enroll(scene.hostThatIsKnown("SetEnv PATH=" + programs)),
                " 2/10 ",
                "MonTTY needs Java 17 or newer, but there is no java in PATH");
    }

    @Test
    void doesNotTrustAHostAtFirstSight() throws Exception {
        EnrolmentSshd host = scene.host();

        assertFailed(
                scene.enroll(host),
                " 1/10 ",
                "the host's key is not known to you; run \"ssh -p " + EnrolmentScene.port(host) + " -i " + scene.admin()
                        + " " + EnrolmentScene.destination());
    }

    @Test
    void leavesANameToTheHostThatHasIt() throws Exception {
        EnrolmentSshd.keygen(folder.resolve("other"));
        scene.montty("enroll", "--bind", "web1", Files.readString(folder.resolve("other.pub")));
        String before = Files.readString(scene.keys());

        assertFailed(scene.enroll(scene.knownHost()), " 3/10 ", scene.keys() + ": line 1 binds web1 to another key");
        assertThat(scene.keys()).hasContent(before);
        assertThat(scene.user().home().resolve("montty")).doesNotExist();
    }

    private static void assertFailed(Ended ended, String step, String why) {
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).startsWith("montty: ").contains(why);
        assertThat(ended.out().lines().reduce((line, next) -> next).orElse(""))
                .startsWith(step)
                .endsWith("failed");
    }
}
