package io.montty.deployer.enroll;

import io.montty.deployer.Ended;
import io.montty.deployer.Shell;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Make a user of this machine for a test, with a home and a crontab, and take it away again.
 *
 * <p>There is one at a time, whichever process tests run in: they would take each other's away, and useradd gives up
 * where somebody else is about to change the list of users.
 */
final class SecondUser {

    private static final Path ONE = Path.of(System.getProperty("java.io.tmpdir"), "montty-tests-second-user.lock");

    private final Shell root;
    private final String name;
    private final FileChannel alone;

    private SecondUser(Shell root, String name) throws IOException {
        this.root = root;
        this.name = name;
        this.alone = FileChannel.open(ONE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** @param root a shell of root */
    static SecondUser make(Shell root, String name) throws IOException, InterruptedException {
        SecondUser user = new SecondUser(root, name);
        try {
            user.appear();
            return user;
        } catch (IOException | InterruptedException e) {
            user.alone.close();
            throw e;
        }
    }

    private void appear() throws IOException, InterruptedException {
        if (!alone.lock().isValid()) {
            throw new IOException("the lock on " + ONE + " was lost");
        }
        takeAway(); // a test that was killed may have left one
        // No password, but no lock either: sshd without PAM lets a locked user in by no key.
        done("/usr/sbin/useradd", "-m", "-s", "/bin/sh", "-p", "*", name);
    }

    String name() {
        return name;
    }

    Path home() {
        return Path.of("/home", name);
    }

    /** Let the owner of this public key in. */
    void admit(Path publicKey) throws IOException, InterruptedException {
        Path ssh = Files.createDirectory(
                home().resolve(".ssh"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.copy(publicKey, ssh.resolve("authorized_keys"));
        done("/bin/chown", "-R", name, ssh.toString());
    }

    String crontab() throws IOException, InterruptedException {
        return root.run(List.of("crontab", "-l", "-u", name)).out();
    }

    /** Run a line of shell as this user. */
    Ended run(String line) throws IOException, InterruptedException {
        return root.run(List.of("/bin/su", "-", name, "-c", line));
    }

    void remove() throws IOException, InterruptedException {
        try (alone) {
            takeAway();
        }
    }

    private void takeAway() throws IOException, InterruptedException {
        root.run(List.of("crontab", "-r", "-u", name));
        root.run(List.of("/usr/sbin/userdel", "-r", "-f", name));
    }

    private void done(String... argv) throws IOException, InterruptedException {
        Ended ended = root.run(List.of(argv));
        if (ended.code() != 0) {
            throw new IOException(String.join(" ", argv) + ": " + ended.err());
        }
    }
}
