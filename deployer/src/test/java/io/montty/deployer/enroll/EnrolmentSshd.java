package io.montty.deployer.enroll;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Run a real sshd on loopback that lets the users of this machine in, for as long as a test needs it. */
final class EnrolmentSshd implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final int port;
    private final Process process;

    private EnrolmentSshd(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    static boolean available() {
        return Files.isExecutable(PROGRAM);
    }

    /**
     * Start one.
     *
     * @param folder an empty folder for its key and its configuration
     * @param authorizedKeys where it looks for keys of users, as sshd_config(5) says it
     * @param more further lines of its configuration
     */
    static EnrolmentSshd start(Path folder, String authorizedKeys, String... more)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        keygen(folder.resolve("host"));
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd")); // sshd wants it when it runs as root
        }
        int port = freePort();
        List<String> lines = new ArrayList<>(List.of(
                "Port " + port,
                "ListenAddress 127.0.0.1",
                "HostKey " + folder.resolve("host"),
                "PidFile none",
                "AuthorizedKeysFile " + authorizedKeys,
                "StrictModes no",
                "PermitRootLogin prohibit-password",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "UsePAM no",
                "Subsystem sftp internal-sftp"));
        lines.addAll(Arrays.asList(more));
        Path config = Files.write(folder.resolve("sshd_config"), lines);
        Process process = new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        EnrolmentSshd sshd = new EnrolmentSshd(folder, port, process);
        sshd.awaitListening();
        return sshd;
    }

    int port() {
        return port;
    }

    /** Return its public key. */
    Path hostKey() {
        return folder.resolve("host.pub");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    static void keygen(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString()))
                .redirectErrorStream(true)
                .start();
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
