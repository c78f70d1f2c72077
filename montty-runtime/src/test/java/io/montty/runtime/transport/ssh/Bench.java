package io.montty.runtime.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.runtime.transport.Letter;
import io.montty.runtime.transport.LoopbackSshd;
import io.montty.runtime.transport.ServerAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lay out a host and its servers in one folder, with a stand-in for the receiver. */
final class Bench {

    static final String USER = System.getProperty("user.name");

    static final byte[] REPORT = "{\"a\": 1}\n".getBytes(StandardCharsets.UTF_8);

    /** Takes reports as the real one does, without its care. */
    private static final String RECEIVER = """
            #!/bin/bash
            printf 'MONTTY/1 READY host=web1 max=1000 now=%s\\n' "$(date +%s)"
            while read -r word id length sha options; do
              [ "$word" = PUT ] || exit 0
              head -c "$length" > "INBOX/$id.report"
              case "$options" in
                *sig=*) sig=${options##*sig=}; head -c "${sig%% *}" > "INBOX/$id.sig" ;;
              esac
              echo "$PPID $options" >> INBOX/sessions
              [ "$(sha256sum < "INBOX/$id.report")" = "$sha  -" ] || { echo "NAK $id retry 1 digest"; continue; }
              echo "ACK $id stored"
            done
            """;

    private final Path folder;

    Bench(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("home/.ssh"));
        Files.createDirectories(inbox());
        script("receive", RECEIVER.replace("INBOX", inbox().toString()));
    }

    static void requireSshd() {
        String why = "SKIPPED: there is no OpenSSH server here; install openssh-server";
        assertThat(LoopbackSshd.available() || System.getenv("CI") == null)
                .as(why)
                .isTrue();
        assumeTrue(LoopbackSshd.available(), why);
    }

    Path inbox() {
        return folder.resolve("inbox");
    }

    Path home() {
        return folder.resolve("home");
    }

    Path receiver() {
        return folder.resolve("receive");
    }

    Path script(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    /** Add a line to the OpenSSH client's configuration. */
    void clientConfig(String... lines) throws IOException {
        Files.writeString(
                home().resolve(".ssh/config"),
                String.join("\n", lines) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Make known that the server at {@code port} has the public key {@code key}. */
    Path known(int port, Path key) throws IOException {
        return Files.writeString(
                folder.resolve("known_hosts"),
                "[127.0.0.1]:" + port + " " + Files.readString(key),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /** Make a key that {@code sshd} binds to {@code command}. */
    Path bound(LoopbackSshd sshd, String name, String command) throws Exception {
        Path key = folder.resolve(name);
        LoopbackSshd.keygen(key);
        sshd.bind(folder.resolve(name + ".pub"), command);
        return key;
    }

    ServerAddress address(int port, Path key) {
        return address(port, key, null);
    }

    ServerAddress address(int port, Path key, @Nullable Path passphrase) {
        return new ServerAddress(USER, "127.0.0.1", port, "", key, passphrase, knownHosts());
    }

    Account account() {
        return new Account(USER, home(), null);
    }

    SshUplink uplink(ServerAddress address) {
        return uplink(address, account());
    }

    SshUplink uplink(ServerAddress address, Account account) {
        return new SshUplink(address, account, Clock.systemUTC());
    }

    static Letter letter(int number) {
        return new Letter(String.format("%032x", number), REPORT, new byte[0], null);
    }

    /** Run a program to its end and return what it prints. */
    static String run(@Nullable Path input, String... argv) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }
}
