package io.montty.deployer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Run a real OpenSSH server on loopback whose keys are bound to {@code montty-receive}; it can be stopped and started. */
final class FleetSshd implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    FleetSshd(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("sshd"));
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    static boolean available() {
        return Files.isExecutable(PROGRAM);
    }

    int port() {
        return port;
    }

    /** Bind {@code publicKey} to {@code name}, a host or a relay as {@code role} says. */
    void bind(String role, String name, Path project, String publicKey) throws IOException {
        String command = Path.of(System.getProperty("distribution")).resolve("bin/montty-receive") + " " + role + " "
                + name + " --project " + project;
        Files.writeString(
                folder.resolve("authorized_keys"),
                "restrict,command=\"" + command + "\" " + publicKey + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Return the line of known_hosts for this server. */
    String knownHost() throws IOException, InterruptedException {
        Path key = folder.resolve("host");
        if (!Files.exists(key)) {
            Shell.in(folder).run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()));
        }
        return "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("host.pub"));
    }

    void start() throws IOException, InterruptedException {
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd")); // sshd wants it when it runs as root
        }
        Path config = Files.writeString(
                folder.resolve("sshd_config"),
                String.join(
                        "\n",
                        "Port " + port,
                        "ListenAddress 127.0.0.1",
                        "HostKey " + folder.resolve("host"),
                        "PidFile none",
                        "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
                        "StrictModes no",
                        "PermitRootLogin prohibit-password",
                        "PasswordAuthentication no",
                        "KbdInteractiveAuthentication no",
                        "UsePAM no",
                        // The figures of OpenSSH, said here so that nobody has to look them up.
                        "MaxStartups 10:30:100",
                        "SetEnv MONTTY_JAVA=" + Path.of(System.getProperty("java.home"), "bin/java"),
                        ""));
        process = new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        awaitListening(process);
    }

    /** Return the receivers that are at work. */
    Stream<ProcessHandle> receivers() {
        Process running = process;
        return running == null
                ? Stream.empty()
                : running.descendants()
                        .filter(child -> child.info().command().orElse("").endsWith("/java"));
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
        process = null;
    }

    private void awaitListening(Process started) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 400 && started.isAlive(); attempt++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(25);
            }
        }
        throw new IOException("sshd does not listen: " + Files.readString(folder.resolve("sshd.log")));
    }
}
