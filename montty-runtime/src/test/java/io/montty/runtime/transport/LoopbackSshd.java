package io.montty.runtime.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Run a real OpenSSH server on loopback, with its own keys, port and folder, for as long as a test needs it. */
public final class LoopbackSshd implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final int port;
    private final Process process;

    private LoopbackSshd(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Tell whether this machine has an OpenSSH server. */
    public static boolean available() {
        return Files.isExecutable(PROGRAM);
    }

    /** Start a server that keeps everything in {@code folder} and accepts the key {@code folder/client}. */
    public static LoopbackSshd start(Path folder) throws IOException, InterruptedException {
        return start(folder, "internal-sftp");
    }

    /**
     * Start a server that runs {@code sftp} for SFTP.
     *
     * @param options further lines of its configuration
     */
    public static LoopbackSshd start(Path folder, String sftp, String... options)
            throws IOException, InterruptedException {
        return start(folder, "ed25519", sftp, options);
    }

    /** Start a server that has a host key of type {@code hostKey} and no other. */
    public static LoopbackSshd start(Path folder, String hostKey, String sftp, String... options)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        keygen(folder.resolve("host"), hostKey, "");
        keygen(folder.resolve("client"));
        Files.copy(folder.resolve("client.pub"), folder.resolve("authorized_keys"));
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd")); // sshd wants it when it runs as root
        }
        int port = freePort();
        Files.writeString(folder.resolve("sshd_config"), configuration(folder, port, sftp, options));
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-D",
                        "-e",
                        "-f",
                        folder.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        LoopbackSshd sshd = new LoopbackSshd(folder, port, process);
        sshd.awaitListening();
        return sshd;
    }

    private static String configuration(Path folder, int port, String sftp, String... options) {
        return String.join(
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
                "Subsystem sftp " + sftp,
                String.join("\n", options),
                "");
    }

    /** Accept the public key {@code key} for {@code command} alone. */
    public void bind(Path key, String command) throws IOException {
        Files.writeString(
                folder.resolve("authorized_keys"),
                "restrict,command=\"" + command.replace("\"", "\\\"") + "\" " + Files.readString(key),
                StandardOpenOption.APPEND);
    }

    /** Accept the public key {@code key} for anything. */
    public void accept(Path key) throws IOException {
        Files.writeString(folder.resolve("authorized_keys"), Files.readString(key), StandardOpenOption.APPEND);
    }

    public int port() {
        return port;
    }

    /** Return the private key that the server accepts. */
    public Path clientKey() {
        return folder.resolve("client");
    }

    /** Write a file of known hosts that holds the public key {@code key} for this server. */
    public Path knownHosts(String name, Path key) throws IOException {
        return Files.writeString(folder.resolve(name), "[127.0.0.1]:" + port + " " + Files.readString(key));
    }

    /** Return the server's own public key. */
    public Path hostKey() {
        return folder.resolve("host.pub");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Make a key without a passphrase. */
    public static void keygen(Path file) throws IOException, InterruptedException {
        keygen(file, "ed25519", "");
    }

    /** Make a key of type {@code type}. */
    public static void keygen(Path file, String type, String passphrase, String... options)
            throws IOException, InterruptedException {
        List<String> argv =
                new ArrayList<>(List.of("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-f", file.toString()));
        argv.addAll(List.of(options));
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("ssh-keygen failed for " + file);
        }
    }

    private void awaitListening() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 200; attempt++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                if (!process.isAlive()) {
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(25);
            }
        }
        throw new IOException("sshd does not listen: " + Files.readString(folder.resolve("sshd.log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
