package io.montty.deployer.enroll;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnershipTest {

    @TempDir
    private Path folder;

    @Test
    void takesWhatIsOnesOwn() throws IOException {
        Ownership own = Ownership.ofProcess("alice");

        assertThatCode(() -> own.demand(folder, "enroll")).doesNotThrowAnyException();
        assertThatCode(() -> own.demand(folder.resolve(".ssh/authorized_keys"), "enroll"))
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheOwnerAndWhatToRun() throws IOException {
        Ownership another = new Ownership(Ownership.ofProcess("").uid() + 1, "root");
        String owner = Files.getOwner(folder).getName();

        assertThatThrownBy(() -> another.demand(folder.resolve(".ssh/authorized_keys"), "unenroll"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(folder + " is the user " + owner + "'s, and you are root")
                .hasMessageEndingWith("sudo -u " + owner + " montty unenroll …");
    }
}
