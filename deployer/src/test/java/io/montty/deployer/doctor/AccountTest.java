package io.montty.deployer.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {

    private static final Account ALICE = new Account("alice", 1000, Path.of("/home/alice"));
    private static final Account ROOT = new Account("root", 0, Path.of("/root"));

    @TempDir
    private Path folder;

    @Test
    void takesTheOneWhoAsks() throws IOException {
        assertThat(Account.of(ALICE, folder, folder)).isEqualTo(ALICE);
    }

    @Test
    void takesTheOwnerOfTheProjectWhereRootAsks() throws IOException {
        long owner = Site.owner(folder);
        Files.createDirectories(folder.resolve("etc"));
        Files.writeString(
                folder.resolve("etc/passwd"), "broken\nother:x:1::::\nme:x:" + owner + ":0:Me:/srv/me:/bin/sh\n");

        assertThat(Account.of(ROOT, folder, folder))
                .isEqualTo(owner == 0 ? ROOT : new Account("me", owner, Path.of("/srv/me")));
    }
}
