package io.montty.deployer;

import io.montty.runtime.Needs;
import io.montty.runtime.transport.LoopbackSshd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** Run the receiver of the distribution, by itself or as the forced command of a key of a real OpenSSH server. */
final class ReceivingServer implements AutoCloseable {

    static final String ID = "210bcef1234e56a7ab89bc0123456789";

    private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin/java").toString();

    private final Path folder;
    private final List<LoopbackSshd> running = new ArrayList<>();

    /** Make a project directory in {@code folder}. */
    ReceivingServer(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(inbox());
        Files.writeString(project().resolve("montty.yaml"), "");
    }

    /** Start sshd with one key, bound to host web1. */
    void startSshd() throws Exception {
        require(LoopbackSshd.available(), "there is no OpenSSH server here; install openssh-server");
        Path keys = Files.createDirectory(folder.resolve("keys"));
        LoopbackSshd sshd = LoopbackSshd.start(keys);
        running.add(sshd);
        sshd.knownHosts("known_hosts", sshd.hostKey());
        bind("restrict,command=\"" + String.join(" ", receiver()) + "\"");
    }

    /** Put {@code options} in front of the key that the server accepts. */
    void bind(String options) throws IOException {
        Path keys = folder.resolve("keys");
        Files.writeString(
                keys.resolve("authorized_keys"), options + " " + Files.readString(keys.resolve("client.pub")));
    }

    static void require(boolean there, String why) {
        Assertions.assertThat(there || System.getenv("CI") == null).as(why).isTrue();
        Needs.that(there, why, "run the tests again");
    }

    Path project() {
        return folder.resolve("project");
    }

    Path inbox() {
        return project().resolve("REPORTS/_input");
    }

    int port() {
        return running.get(0).port();
    }

    List<String> receiver() {
        return List.of(
                DISTRIBUTION.resolve("bin/montty-receive").toString(),
                "--java",
                JAVA,
                "--host",
                "web1",
                "--project",
                project().toString());
    }

    /** Return the words of one of OpenSSH's clients; {@code port} is its letter for the port. */
    List<String> client(String program, String port, String... more) {
        List<String> words = new ArrayList<>(List.of(program, "-F", "none", port, Integer.toString(port())));
        words.addAll(List.of("-i", folder.resolve("keys/client").toString()));
        for (String option : List.of(
                "IdentitiesOnly=yes",
                "BatchMode=yes",
                "StrictHostKeyChecking=yes",
                "LogLevel=INFO",
                "UserKnownHostsFile=" + folder.resolve("keys/known_hosts"))) {
            words.addAll(List.of("-o", option));
        }
        words.addAll(List.of(more));
        return words;
    }

    /** Return the server, as clients name it. */
    static String address() {
        return System.getProperty("user.name") + "@127.0.0.1";
    }

    /** Run {@code argv} with {@code sent} for its standard input, to its end. */
    Ended run(List<String> argv, byte[] sent) throws Exception {
        Path in = Files.write(Files.createTempFile(folder, "in", null), sent);
        Path out = Files.createTempFile(folder, "out", null);
        Path err = Files.createTempFile(folder, "err", null);
        Process process = new ProcessBuilder(argv)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + argv);
        }
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.ISO_8859_1),
                Files.readString(err, StandardCharsets.ISO_8859_1));
    }

    /** Start {@code argv} with pipes for its input and output. */
    Process start(List<String> argv) throws IOException {
        return new ProcessBuilder(argv)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    static byte[] put(String id, byte[] body) throws Exception {
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        return concat(bytes("PUT " + id + " " + body.length + " " + digest + "\n"), body);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** Return the names of all files below the inbox, in order. */
    List<String> stored() throws IOException {
        try (Stream<Path> found = Files.walk(inbox())) {
            return found.filter(Files::isRegularFile)
                    .map(file -> inbox().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        running.forEach(LoopbackSshd::close);
    }
}
