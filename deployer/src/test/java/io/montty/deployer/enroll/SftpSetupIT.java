package io.montty.deployer.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.montty.deployer.Ended;
import io.montty.deployer.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the printed set-up says, for real, and sees what a host can do with it and what not. */
class SftpSetupIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));
    private static final String HOST = "it.web1";
    private static final String ACCOUNT = "mty-it-web1";
    private static final Path CHROOT = Path.of("/srv", ACCOUNT);

    private static final String NAME = "00112233445566778899aabbccddeeff_OKAY_1795383957.mty";

    @TempDir
    private Path folder;

    private Shell shell;
    private SecondUser user;
    private Path project;
    private EnrolmentSshd sshd;

    @BeforeEach
    void setUp() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("SKIPPED: only root can make an account")
                .isEqualTo("root");
        String why = "SKIPPED: there is no OpenSSH server here; install openssh-server";
        assertThat(EnrolmentSshd.available() || System.getenv("CI") == null)
                .as(why)
                .isTrue();
        assumeThat(EnrolmentSshd.available()).as(why).isTrue();
        folder = folder.toRealPath();
        // sshd reads the keys of a user as that user.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        shell = Shell.in(folder)
                .with(Map.of(
                        "PATH",
                        "/usr/sbin:/usr/bin:/sbin:/bin",
                        "MONTTY_JAVA",
                        Path.of(System.getProperty("java.home"), "bin/java").toString()));
        user = SecondUser.make(shell, "montty-it-server");
        project = user.home().resolve("montty");
        run(DISTRIBUTION + "/bin/montty", "deploy", project.toString());
        run("/bin/chown", "-R", user.name(), project.toString());
        String setUp = run(DISTRIBUTION + "/bin/montty", "deploy", project.toString(), "--sftp-setup", HOST)
                .replace("server_user=root", "server_user=" + user.name())
                .replace("/etc/ssh/", folder + "/");
        Files.createDirectory(folder.resolve("sshd_config.d"));
        Path script = Files.writeString(folder.resolve("set-up.sh"), setUp);
        Ended ended = shell.run(List.of("/bin/sh", script.toString()));
        assumeThat(ended.err()).as("SKIPPED: no folder can be mounted here").doesNotContain("mount:");
        assertThat(ended).isEqualTo(new Ended(0, "", ""));
        assertThat(shell.run(List.of("/bin/sh", script.toString()))).isEqualTo(new Ended(0, "", ""));
        EnrolmentSshd.keygen(folder.resolve("key"));
        Files.copy(
                folder.resolve("key.pub"),
                folder.resolve("authorized_keys.d").resolve(ACCOUNT),
                StandardCopyOption.REPLACE_EXISTING);
        sshd = EnrolmentSshd.start(
                folder.resolve("sshd"),
                "none",
                "Include " + folder.resolve("sshd_config.d").resolve(ACCOUNT + ".conf"));
    }

    @AfterEach
    void takeDown() throws Exception {
        if (sshd != null) {
            sshd.close();
        }
        if (user == null) {
            return;
        }
        shell.run(List.of("umount", CHROOT + "" + project + "/REPORTS/_input"));
        shell.run(List.of("userdel", ACCOUNT));
        shell.run(List.of("groupdel", ACCOUNT));
        shell.run(List.of("rm", "-rf", "--one-file-system", CHROOT.toString()));
        user.remove();
    }

    @Test
    void takesReportsOverSftpAndNothingElse() throws Exception {
        Path report = Files.writeString(folder.resolve(NAME), "report");
        Path arrived = inbox().resolve(NAME);

        assertThat(send(report)).isEqualTo(new Ended(0, "", ""));

        assertThat(arrived).hasContent("report");
        assertThat(Files.getOwner(arrived).getName()).isEqualTo(ACCOUNT);
        assertThat(user.run("cat '" + arrived + "' && rm '" + arrived + "'").out())
                .isEqualTo("report");

        send(report);
        String there = project + "/REPORTS/_input/";
        String name = there + NAME;
        assertThat(ssh("scp", "-P", ACCOUNT + "@127.0.0.1:" + name, folder + "/got")
                        .err())
                .contains("Permission denied");
        for (String command : List.of(
                "ls " + there,
                "rm " + name,
                "rename " + name + " " + there + "x",
                "rename " + name + " /x",
                "ln " + name + " " + there + "x",
                "ln -s " + name + " " + there + "x",
                "chmod 777 " + name,
                "mkdir " + there + "x",
                "mkdir /x",
                "rmdir " + there,
                "put " + report + " /x",
                "put " + report + " " + project + "/x",
                "put " + report + " " + project + "/REPORTS/x")) {
            assertThat(sftp(command)).as(command).containsAnyOf("Permission denied", "Server does not support");
        }
        assertThat(sftp("put " + report + " " + there + "../../../x")).contains("Permission denied");
        assertThat(ssh("ssh", "-p", ACCOUNT + "@127.0.0.1", "id").out()).doesNotContain("uid");
        assertThat(ssh("ssh", "-p", "-W", "127.0.0.1:" + sshd.port(), ACCOUNT + "@127.0.0.1")
                        .code())
                .isNotZero();
        assertThat(arrived).hasContent("report");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(arrived)))
                .isEqualTo("rw-r-----");
        assertThat(arrived.getParent()).isDirectoryNotContaining(file -> !file.equals(arrived));
    }

    @Test
    void filesTheReportOfAHostUnderItsNameAndNeverHalfOfOne() throws Exception {
        String disk = "Disk" + " ".repeat(67) + "(OKAY)";
        String whole = "MonTTY\nHost: " + HOST + "\nIPv4: 192.0.2.7\nStatus: OKAY\nAt: January 31, 2026 09:15:00\n\n"
                + disk + "\n\n\nSUMMARY:\n\n     " + disk + "\n\n";
        Path report = folder.resolve(NAME);

        Files.writeString(report, whole.substring(0, whole.length() - 20));
        assertThat(send(report)).isEqualTo(new Ended(0, "", ""));
        assertThat(user.run(montty("manage"))).isEqualTo(new Ended(0, "", ""));
        run("/bin/touch", "-d", "11 minutes ago", inbox().resolve(NAME).toString());
        assertThat(passUntilTaken())
                .contains("rejected " + HOST + "/" + NAME + ": unfinished, and it did not change for 10 minutes");
        assertThat(user.run(montty("monitor --once")).out()).doesNotContain(HOST);

        Files.writeString(report, whole);
        assertThat(send(report)).isEqualTo(new Ended(0, "", ""));
        assertThat(passUntilTaken()).isEqualTo("montty: " + HOST + ": reports for the first time\n");
        assertThat(user.run(montty("monitor --once")).out())
                .contains(HOST, "Disk")
                .doesNotContain("claims", "unverified");
    }

    @Test
    void saysWhatToDoAboutAReportThatItMayNotRead() throws Exception {
        Path report = Files.writeString(folder.resolve(NAME), "report");
        Files.setPosixFilePermissions(report, PosixFilePermissions.fromString("rw-------"));
        assertThat(send(report)).isEqualTo(new Ended(0, "", ""));

        assertThat(passUntilTaken()).contains(ACCOUNT + ", who alone may read it", "chmod 640 REPORT");
    }

    @Test
    void refusesToGiveTheAccountOfOneHostToAnother() throws Exception {
        Path other = folder.resolve("other.sh");
        Files.writeString(other, Files.readString(folder.resolve("set-up.sh")).replace("host=" + HOST, "host=it-web1"));

        Ended ended = shell.run(List.of("/bin/sh", other.toString()));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("there is a user " + ACCOUNT + ", and it is not that of it-web1");
        assertThat(inbox().resolveSibling("it-web1")).doesNotExist();
    }

    @Test
    void doesNotFollowALinkThatTheServersUserPutThere() throws Exception {
        Path roots = Files.createDirectory(folder.resolve("roots"));
        user.run("rmdir '" + inbox() + "'; ln -s '" + roots + "' '" + inbox() + "'");

        Ended ended = shell.run(List.of("/bin/sh", folder.resolve("set-up.sh").toString()));

        assertThat(ended.code()).isNotZero();
        assertThat(Files.getOwner(roots).getName()).isEqualTo("root");
    }

    /** Let the manager pass until nothing waits, and return what it said. */
    private String passUntilTaken() throws Exception {
        StringBuilder said = new StringBuilder();
        for (int pass = 0; pass < 40; pass++) {
            Ended ended = user.run(montty("manage"));
            said.append(ended.out()).append(ended.err());
            if (!Files.exists(inbox().resolve(NAME))) {
                assertThat(pass).as("passes before that: " + said).isPositive();
                return said.toString();
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        throw new AssertionError("the report stays: " + said);
    }

    private String montty(String command) {
        return "MONTTY_JAVA='" + Path.of(System.getProperty("java.home"), "bin/java") + "' '" + DISTRIBUTION
                + "/bin/montty' " + command + " --project '" + project + "'";
    }

    private Path inbox() {
        return project.resolve("REPORTS/_input").resolve(HOST);
    }

    private Ended send(Path report) throws Exception {
        return ssh("scp", "-P", report.toString(), ACCOUNT + "@127.0.0.1:" + project + "/REPORTS/_input/");
    }

    private String sftp(String command) throws Exception {
        Path batch = Files.writeString(folder.resolve("batch"), command + "\n");
        return ssh("sftp", "-P", "-b", batch.toString(), ACCOUNT + "@127.0.0.1").err();
    }

    private Ended ssh(String program, String port, String... words) throws Exception {
        List<String> argv = new ArrayList<>(List.of(
                program,
                "-F",
                "/dev/null",
                "-i",
                folder + "/key",
                "-o",
                "BatchMode=yes",
                "-o",
                "LogLevel=ERROR",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                port,
                Integer.toString(sshd.port())));
        argv.addAll(List.of(words));
        return shell.run(argv);
    }

    private String run(String... argv) throws IOException, InterruptedException {
        Ended ended = shell.run(List.of(argv));
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }
}
