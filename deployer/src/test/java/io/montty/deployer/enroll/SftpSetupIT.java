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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the printed set-up says, for real, and sees what a host can do with it and what not. */
class SftpSetupIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));
    private static final String ACCOUNT = "montty-it-drop";
    private static final Path CHROOT = Path.of("/srv", ACCOUNT);

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
        String setUp = run(DISTRIBUTION + "/bin/montty", "deploy", project.toString(), "--sftp-setup", ACCOUNT)
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
        Path report =
                Files.writeString(folder.resolve("00112233445566778899aabbccddeeff_OKAY_1795383957.mty"), "report");
        Path arrived = project.resolve("REPORTS/_input").resolve(ACCOUNT).resolve(report.getFileName());
        String there = project + "/REPORTS/_input/";

        Ended sent = ssh("scp", "-P", report.toString(), ACCOUNT + "@127.0.0.1:" + there);

        assertThat(sent).isEqualTo(new Ended(0, "", ""));
        assertThat(arrived).hasContent("report");
        assertThat(user.run("cat '" + arrived + "' && rm '" + arrived + "'").out())
                .isEqualTo("report");

        ssh("scp", "-P", report.toString(), ACCOUNT + "@127.0.0.1:" + there);
        String name = there + report.getFileName();
        assertThat(ssh("scp", "-P", ACCOUNT + "@127.0.0.1:" + name, folder + "/got")
                        .err())
                .contains("Permission denied");
        for (String command : List.of(
                "ls " + there,
                "rm " + name,
                "rename " + name + " " + there + "x",
                "ln " + name + " " + there + "x",
                "ln -s " + name + " " + there + "x",
                "chmod 777 " + name,
                "mkdir " + there + "x",
                "rmdir " + there)) {
            assertThat(sftp(command)).as(command).containsAnyOf("Permission denied", "Server does not support");
        }
        assertThat(ssh("ssh", "-p", ACCOUNT + "@127.0.0.1", "id").out()).doesNotContain("uid");
        assertThat(ssh("ssh", "-p", "-W", "127.0.0.1:" + sshd.port(), ACCOUNT + "@127.0.0.1")
                        .code())
                .isNotZero();
        assertThat(arrived).hasContent("report");
        assertThat(arrived.getParent()).isDirectoryNotContaining(file -> !file.equals(arrived));
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
