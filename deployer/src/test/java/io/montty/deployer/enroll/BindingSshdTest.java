package io.montty.deployer.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.montty.deployer.Ended;
import io.montty.deployer.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets a real sshd read what a binding says. */
class BindingSshdTest {

    /** All that sshd, the shell, or both could read something into. */
    private static final String HOSTILE = "it's \"a\" \\\"b\\ $HOME `id` %h #c,d\\";

    @TempDir
    private Path folder;

    @Test
    void reachesTheReceiverWhateverThePathsAreCalled() throws Exception {
        String why = "SKIPPED: there is no OpenSSH server here; install openssh-server";
        assertThat(EnrolmentSshd.available() || System.getenv("CI") == null)
                .as(why)
                .isTrue();
        assumeThat(EnrolmentSshd.available()).as(why).isTrue();
        Path hostile = Files.createDirectory(folder.resolve(HOSTILE));
        Path receiver = Shell.program(hostile.resolve("receive"), "#!/bin/sh\nprintf '<%s>' \"$@\"\n");
        EnrolmentSshd.keygen(folder.resolve("key"));
        PublicKey key = PublicKey.parse(Files.readString(folder.resolve("key.pub")), "key.pub");
        Path keys = folder.resolve("authorized_keys");
        Files.write(
                keys,
                new AuthorizedKeys("")
                        .with(new Binding("web1", false, receiver, Optional.of(hostile), hostile, key))
                        .bytes());
        try (EnrolmentSshd sshd = EnrolmentSshd.start(folder.resolve("sshd"), keys.toString())) {
            Ended ended = Shell.in(folder)
                    .run(List.of(
                            "ssh",
                            "-F",
                            "/dev/null",
                            "-i",
                            folder + "/key",
                            "-o",
                            "StrictHostKeyChecking=no",
                            "-o",
                            "UserKnownHostsFile=/dev/null",
                            "-o",
                            "BatchMode=yes",
                            "-p",
                            Integer.toString(sshd.port()),
                            System.getProperty("user.name") + "@127.0.0.1",
                            "id"));

            assertThat(ended.out())
                    .as(ended.err())
                    .isEqualTo("<--java><" + hostile + "><--host><web1><--project><" + hostile + ">");
        }
    }
}
