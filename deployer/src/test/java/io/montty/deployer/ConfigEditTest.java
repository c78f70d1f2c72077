package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigEditTest {

    @TempDir
    private Path folder;

    private DeployedFolder deployed;
    private Path config;

    @BeforeEach
    void deploy() throws IOException {
        deployed = DeployedFolder.below(folder);
        deployed.deploy("project");
        config = folder.resolve("project/montty.yaml");
    }

    @Test
    void setsKeysOfTheFileAsItIsLaidOut() throws IOException {
        String before = Files.readString(config);

        Ended ended = set();

        assertThat(ended).isEqualTo(new Ended(0, config + " is changed\n", ""));
        assertThat(config)
                .hasContent(before.replace("#host:\n  # What", "host:\n  # What")
                        .replace("  #name: \"\"", "  name: web1")
                        .replace("#server:", "server:")
                        .replace("  #user: \"\"", "  user: montty")
                        .replace("  #host: \"\"", "  host: \"10.0.0.1\"")
                        .replaceAll("  #port: \\d+", "  port: 2222")
                        .replace("  #dir: \"\"", "  dir: \"/srv/montty\"")
                        .replace("  #identity: \"\"", "  identity: ssh/id_ed25519"));
    }

    @Test
    void changesNothingTheSecondTime() throws IOException {
        set();
        String once = Files.readString(config);

        assertThat(set().out()).isEqualTo(config + " says so already\n");
        assertThat(config).hasContent(once);
    }

    @Test
    void leavesWordsAndCommentsOfTheUserAsTheyAre() throws IOException {
        Files.writeString(config, """
                # mine
                check: {interval: 5m}
                server:   # where to
                # left
                    user: "old user"   # who
                    #host: was.example.org
                    host: 'mon'
                    dir: /srv/montty    # there
                    known_hosts: ''
                report:
                  ttl: 10m
                """);

        assertThat(set().err()).isEmpty();

        assertThat(config).hasContent("""
                # mine
                check: {interval: 5m}
                server:   # where to
                    port: 2222
                    identity: ssh/id_ed25519
                # left
                    user: montty   # who
                    #host: was.example.org
                    host: "10.0.0.1"
                    dir: /srv/montty    # there
                    known_hosts: ''
                report:
                  ttl: 10m
                host:
                  name: web1
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server: {user: a, host: b, dir: c}\n",
                "server:\n  user: >\n    folded\n  host: b\n  dir: c\n",
                "server:\n  user: a\n    b\n  host: b\n  dir: c\n",
                "server: {\n  user: a, host: b, dir: c }\n",
                "? server\n: {user: a, host: b, dir: c}\n",
                "\"server\":\n  user: a\n  host: b\n  dir: c\n",
                "server:\n  \"user\": a\n  host: b\n  dir: c\n",
                "server:\n  user: a\n  host: b\n  dir: c\n  no-such-key: 1\n",
            })
    void refusesWhatItCannotChangeSafely(String text) throws IOException {
        Files.writeString(config, text);

        Ended ended = set();

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(config.toString(), "nothing was changed");
        assertThat(config).hasContent(text);
    }

    @Test
    void refusesAKeyThatThereIsNot() {
        assertThat(deployed.deploy("project", "--set", "server.hots=x").err())
                .contains("--set server.hots=x: there is no such key");
        assertThat(deployed.deploy("project", "--set", "server.port=many").err())
                .contains("server.port is 'many', expected a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "null", "0x10", "1e3", "a: b", "a #b", "- a", "it's", "~", "*x", "{a}", " a "})
    void writesATextAsOne(String text) throws IOException {
        Ended ended = deployed.deploy(
                "project", "--set", "server.dir=" + text, "--set", "server.user=u", "--set", "server.host=h");

        assertThat(ended.err()).isEmpty();
        assertThat(Files.readString(config)).contains("  dir: \"" + text + "\"\n");
    }

    private Ended set() {
        return deployed.deploy(
                "project",
                "--set",
                "host.name=web1",
                "--set",
                "server.user=montty",
                "--set",
                "server.host=10.0.0.1",
                "--set",
                "server.port=2222",
                "--set",
                "server.dir=/srv/montty",
                "--set",
                "server.identity=ssh/id_ed25519");
    }
}
