package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real launcher of the receiver with a java that prints what it is called with. */
class ReceiveLauncherTest {

    @TempDir
    private Path folder;

    private Path home;
    private Path receiver;
    private Path java;

    @BeforeEach
    void unpack() throws IOException {
        folder = folder.toRealPath();
        home = folder.resolve("montty 2.0");
        Path dist = Path.of(System.getProperty("montty.root"), "deployer/src/main/dist");
        receiver =
                Shell.program(home.resolve("bin/montty-receive"), Files.readString(dist.resolve("bin/montty-receive")));
        Files.createDirectory(home.resolve("lib"));
        Files.copy(dist.resolve("lib/launch.sh"), home.resolve("lib/launch.sh"));
        Files.writeString(home.resolve("lib/version"), "2.0\n");
        java = Shell.program(folder.resolve("java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    }

    @Test
    void startsTheReceiverWithItsOwnJarsAndLittleMemory() throws Exception {
        Ended ended = receive(Map.of(), "--java", java.toString(), "--host", "web 1");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().lines())
                .containsExactly(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-XX:-UsePerfData",
                        "-Xmx32m",
                        "-Xlog:disable",
                        "-cp",
                        home + "/lib/montty-runtime-2.0.jar:" + home + "/lib/montty-api-2.0.jar",
                        "io.montty.runtime.cli.ReceiveMain",
                        "--host",
                        "web 1");
    }

    @Test
    void hidesFromTheReceiverWhatAClientMaySet() throws Exception {
        Shell.program(home.resolve("runtime/bin/java"), "#!/bin/sh\numask\nenv\n");
        Map<String, String> variables = new HashMap<>(Map.of(
                "MONTTY_JAVA", "/none",
                "JAVA_HOME", "/none",
                "JAVA_TOOL_OPTIONS", "-Dnoise",
                "LC_ALL", "de_DE.ISO-8859-1",
                "LD_NOISE", "noise",
                "PATH", "/none"));
        variables.put("SSH_ORIGINAL_COMMAND", "a b");
        variables.put("SSH_CONNECTION", "127.0.0.1 1 127.0.0.1 2");

        assertThat(receive(variables, "--host", "web1")
                        .out()
                        .lines()
                        .filter(line ->
                                !line.startsWith("_=") && !line.startsWith("PWD=") && !line.startsWith("OLDPWD=")))
                .containsExactlyInAnyOrder(
                        "0077",
                        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                        "LC_ALL=C.UTF-8",
                        "SSH_ORIGINAL_COMMAND=a b",
                        "SSH_CONNECTION=127.0.0.1 1 127.0.0.1 2",
                        "SSH_USER_AUTH=");
    }

    @Test
    void speaksOfTheReceiverByItsName() throws Exception {
        Ended ended = receive(Map.of(), "--java", "/none");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("montty-receive: /none is not a program");
    }

    @Test
    void saysWhenMonttyIsNotWhole() throws Exception {
        Files.delete(home.resolve("lib/version"));

        Ended ended = receive(Map.of(), "--java", java.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("montty-receive: there is no " + home + "/lib/version, so this MonTTY is not");
    }

    private Ended receive(Map<String, String> variables, String... words) throws Exception {
        return Shell.in(folder).with(variables).run(receiver, words);
    }
}
