package io.montty.deployer;

import static io.montty.deployer.ReceivingServer.ID;
import static io.montty.deployer.ReceivingServer.bytes;
import static io.montty.deployer.ReceivingServer.put;
import static io.montty.deployer.ReceivingServer.require;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.Needs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looks at what the receiver of the distribution does on a real disk. */
@Timeout(180)
class ReceiveDiskIT {

    @TempDir
    private Path folder;

    private ReceivingServer server;

    @BeforeEach
    void layOut() throws Exception {
        folder = folder.toRealPath();
        server = new ReceivingServer(folder);
    }

    @Test
    void asksToComeBackWhileTheDiskIsFullOrFillsUp() throws Exception {
        // First there is no room at all, then more than is kept free, but less than the report takes.
        String find = "; find project/REPORTS/_input -type f; ";
        String script = "mount -t tmpfs -o size=1m tmpfs project/REPORTS && mkdir project/REPORTS/_input"
                + " && dd if=/dev/zero of=project/REPORTS/filler bs=4k 2>/dev/null; " + receive("frame")
                + find + "truncate -s -80K project/REPORTS/filler; " + receive("frame")
                + find + "rm project/REPORTS/filler; " + receive("frame")
                + "; find project/REPORTS/_input -type f; cmp project/REPORTS/_input/web1/" + ID + ".report body";
        byte[] body = bytes("{\"montty\":1}".repeat(10_000));
        Files.write(folder.resolve("frame"), put(ID, body));
        Files.write(folder.resolve("body"), body);
        List<String> namespace = List.of("unshare", "--mount", "--map-root-user", "sh", "-c");
        Needs.that(
                server.run(with(namespace, "mount -t tmpfs tmpfs project/REPORTS"), new byte[0])
                                .code()
                        == 0,
                "what a receiver does on a full disk",
                "a small disk needs a mount namespace, which this host does not allow");

        Ended ended = server.run(with(namespace, script), new byte[0]);

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out().lines().filter(line -> !line.contains("READY")))
                .containsExactly(
                        "NAK " + ID + " retry 60 disk",
                        "NAK " + ID + " retry 30 disk",
                        "ACK " + ID + " stored",
                        "project/REPORTS/_input/web1/" + ID + ".report");
        assertThat(ended.err())
                .contains("the server's disk is almost full")
                .contains("the server cannot store the report: ")
                .contains("No space left on device");
    }

    @Test
    void acknowledgesOnlyAfterEverythingIsOnTheDisk() throws Exception {
        List<String> strace = List.of("strace", "-f", "-y", "-s", "20", "-o", "trace");
        require(Files.isExecutable(Path.of("/usr/bin/strace")), "there is no strace here; install strace");
        Needs.that(
                server.run(List.of("strace", "-o", "none", "true"), new byte[0]).code() == 0,
                "the order of a receiver's steps",
                "this host does not let strace look");
        List<String> argv = new ArrayList<>(strace);
        argv.addAll(List.of("-e", "trace=openat,write,pwrite64,fsync,fdatasync,link,linkat,unlink,rename"));
        argv.addAll(server.receiver());

        assertThat(server.run(argv, put(ID, bytes("{}"))).out()).endsWith(" stored\n");

        assertInOrder(
                Files.readAllLines(folder.resolve("trace"), StandardCharsets.ISO_8859_1),
                line -> line.contains("slot-0.part") && line.contains("O_CREAT") && line.contains("O_EXCL"),
                line -> line.contains(" write(") && line.contains("slot-0.part>"),
                line -> line.contains(" fsync(") && line.contains("slot-0.part>"),
                line -> line.contains(" link") && line.contains("slot-0.part") && line.contains(ID + ".report"),
                line -> line.contains(" fsync(") && line.contains("/_input/web1>"),
                line -> line.contains(" write(1") && line.contains("ACK "));
    }

    private String receive(String frames) {
        return "'" + String.join("' '", server.receiver()) + "' <" + frames;
    }

    private static List<String> with(List<String> words, String last) {
        List<String> all = new ArrayList<>(words);
        all.add(last);
        return all;
    }

    @SafeVarargs
    private static void assertInOrder(List<String> lines, Predicate<String>... steps) {
        int at = 0;
        for (int step = 0; step < steps.length; step++) {
            while (at < lines.size() && !steps[step].test(lines.get(at))) {
                at++;
            }
            assertThat(at)
                    .as("step " + step + " in " + String.join("\n", lines))
                    .isLessThan(lines.size());
        }
    }
}
