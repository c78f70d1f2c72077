package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Command;
import io.montty.api.CommandResult;
import io.montty.api.CommandResult.NotStarted;
import io.montty.api.CommandResult.Overran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    private static final CommandResult STALE = FakeCrontab.ended(1, "the class archive is not there\n", "");

    @TempDir
    private Path folder;

    private final List<Command> asked = new ArrayList<>();
    private CommandResult fresh = STALE;
    private CommandResult made = FakeCrontab.ended(0, "made the class archive: 47 MB, 8 s\n", "");
    private DeployedFolder deployed;

    @BeforeEach
    void unpack() throws IOException {
        deployed = DeployedFolder.below(folder).with(command -> {
            asked.add(command);
            return command.argv().size() > 1 ? fresh : made;
        });
        Shell.program(deployed.home().resolve("bin/montty-archive"), "#!/bin/sh\n");
        Files.createDirectory(deployed.home().resolve("cache"));
    }

    @Test
    void isMadeByADeploymentForTheJavaThatItRunsOn() {
        Ended ended = deployed.deploy("project");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains(" left as you want them\nmade the class archive: 47 MB, 8 s\nnext, ");
        String program = deployed.home().resolve("bin/montty-archive").toString();
        assertThat(asked).extracting(Command::argv).containsExactly(List.of(program, "--check"), List.of(program));
        assertThat(asked).extracting(Command::environment).containsOnly(Map.of("MONTTY_JAVA", "/none/bin/java"));
    }

    @Test
    void isLeftAloneWhereItFits() {
        fresh = FakeCrontab.ended(0, "the class archive fits\n", "");

        assertThat(deployed.deploy("project").out()).doesNotContain("class archive");
        assertThat(asked).hasSize(1);
    }

    @Test
    void isNotAskedForWhereNobodyWantsIt() throws IOException {
        assertThat(deployed.deploy("project", "--no-archive").code()).isZero();
        Files.delete(deployed.home().resolve("cache"));
        assertThat(deployed.deploy("project").code()).isZero();
        Files.createDirectory(deployed.home().resolve("cache"));
        Files.delete(deployed.home().resolve("bin/montty-archive"));
        assertThat(deployed.deploy("project").code()).isZero();

        assertThat(asked).isEmpty();
    }

    @Test
    void isNoErrorWhereItCannotBeMade() {
        made = FakeCrontab.ended(1, "", "\nmontty-archive: there is no room\n");
        assertNoted("montty-archive: there is no room");
        made = FakeCrontab.ended(1, "", "");
        assertNoted("montty-archive ended with exit code 1");
        made = new CommandResult(new Overran(), "", "", false);
        assertNoted("montty-archive did not end in time");
        made = new CommandResult(new NotStarted("no such file"), "", "", false);
        assertNoted("no such file");
    }

    private void assertNoted(String why) {
        Ended ended = deployed.deploy("project");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("\nnext, run the checks once:").doesNotContain("class archive");
        assertThat(ended.err())
                .isEqualTo("montty: note: there is no class archive, so that each start takes longer: " + why + "\n");
    }
}
