package io.montty.deployer.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.deployer.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrols a second user of this machine as if it were another host, over two real sshds, with what was built. */
class EnrolmentIT {

    private static final Pattern SECONDS = Pattern.compile("(?m)^done in (\\d+) s$");

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
    void takesAHostFromNothingToItsFirstFiledReport() throws Exception {
        EnrolmentSshd host = scene.knownHost();

        Ended first = scene.enroll(host);

        assertThat(first.err()).isEmpty();
        assertThat(first.code()).isZero();
        assertThat(first.out()).contains(" 9/10 ", "it is here, and says ", "10/10 ");
        assertThat(SECONDS.matcher(first.out()).find()).isTrue();
        assertThat(scene.filedReports()).hasSize(1);
        assertThat(Files.readString(scene.filedReports().get(0))).contains("\"name\" : \"web1\"");
        assertThat(scene.user().crontab()).contains("montty/run.sh local_chk").doesNotContain("run.sh man");

        String bound = Files.readString(scene.keys());
        Ended again = scene.enroll(host);

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("is the same already", "kept the key", "already");
        assertThat(scene.keys()).hasContent(bound);
        assertThat(scene.filedReports()).hasSize(2);

        Ended ended = scene.montty(
                "unenroll",
                "web1",
                "--on",
                EnrolmentScene.destination(),
                "--port",
                EnrolmentScene.port(host),
                "--identity",
                scene.admin());

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(scene.keys()).isEmptyFile();
        assertThat(scene.user().crontab()).doesNotContain("run.sh");
        assertThat(scene.filedReports()).hasSize(2);
        assertThat(scene.user()
                        .run("ssh -F /dev/null -i montty/ssh/id_ed25519 -o UserKnownHostsFile=montty/ssh/known_hosts -o"
                                + " BatchMode=yes -p " + scene.serverPort() + " root@127.0.0.1 </dev/null")
                        .err())
                .contains("Permission denied");
    }

    @Test
    void givesTheSameAsAScriptForTheAdminOfTheHost() throws Exception {
        Ended printed = scene.montty(
                "enroll", "--print", "--name", "web2", "--server", scene.address(), "--host-key", scene.hostKey());
        assertThat(printed.code()).as(printed.err()).isZero();
        Path script = scene.user().home().resolve("enroll-host.sh");
        Files.writeString(script, printed.out());
        try (Stream<Path> archives = Files.list(EnrolmentScene.DISTRIBUTION.resolveSibling("dist"))) {
            Path archive = archives.filter(
                            file -> file.toString().endsWith(System.getProperty("montty.version") + ".tar.gz"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(archive, scene.user().home().resolve("montty.tar.gz"));
        }

        Ended ran = scene.user().run(EnrolmentScene.JAVA + " sh enroll-host.sh montty.tar.gz");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        String command = ran.out()
                .lines()
                .filter(line -> line.startsWith("  montty enroll --bind "))
                .findFirst()
                .orElseThrow()
                .replace(
                        "montty enroll",
                        "'" + EnrolmentScene.DISTRIBUTION + "/bin/montty' enroll --authorized-keys '" + scene.keys()
                                + "'");
        Ended bound = scene.shell().run(List.of("/bin/sh", "-c", command));
        assertThat(bound.err()).isEmpty();
        assertThat(bound.out()).startsWith("web2 may now hand in its reports, with the key SHA256:");

        String montty = EnrolmentScene.JAVA + " .local/share/montty/bin/montty ";
        Ended sent = scene.user()
                .run(montty + "check --no-send --project montty && " + montty + "send --now --project montty");
        assertThat(sent.code()).as(sent.err()).isZero();
        scene.montty("manage");

        assertThat(scene.filedReports()).hasSize(1);
    }
}
