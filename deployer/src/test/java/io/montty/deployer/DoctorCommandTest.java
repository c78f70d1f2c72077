package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    private Path folder;

    private DeployedFolder deployed;

    @BeforeEach
    void deploy() throws IOException {
        folder = folder.toRealPath();
        deployed = DeployedFolder.below(folder).with(DoctorCommandTest::crontabAlone);
        deployed.deploy("a");
    }

    @Test
    void saysWhatIsWrongAndEndsWithOne() {
        Ended ended = deployed.montty("doctor", "--project", "a");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .startsWith("WRONG    ")
                .contains("nothing starts it: neither the crontab of alice nor a systemd timer names " + folder + "/a")
                .contains("fix: montty deploy " + folder + "/a --cron --install")
                .doesNotContain("\033");
    }

    @Test
    void saysTheSameToPrograms() throws IOException {
        Ended ended = deployed.montty("doctor", "--project", "a", "--format", "json");

        assertThat(ended.code()).isEqualTo(1);
        JsonNode said = new ObjectMapper().readTree(ended.out());
        assertThat(said.path("montty").asInt()).isEqualTo(1);
        assertThat(said.path("project").asText()).isEqualTo(folder + "/a");
        assertThat(said.path("verdict").asText()).isEqualTo("WRONG");
        assertThat(said.path("examinations")
                        .path(0)
                        .path("findings")
                        .path(0)
                        .path("fix")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void refusesAFolderThatIsNoProject() {
        assertThat(deployed.montty("doctor", "--project", "none").code()).isEqualTo(2);
        assertThat(deployed.montty("doctor", "--project", "a", "--format", "xml")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void standsInTheListOfCommands() {
        assertThat(deployed.montty("--help").out()).contains("\n  doctor ");
    }

    private static CommandResult crontabAlone(Command command) {
        return command.argv().get(0).equals("crontab")
                ? FakeCrontab.ended(1, "", "no crontab for alice\n")
                : new CommandResult(new CommandResult.NotStarted("not here"), "", "", false);
    }
}
