package io.montty.deployer;

import static io.montty.deployer.ReceivingServer.ID;
import static io.montty.deployer.ReceivingServer.bytes;
import static io.montty.deployer.ReceivingServer.concat;
import static io.montty.deployer.ReceivingServer.put;
import static io.montty.deployer.ReceivingServer.require;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Holds the receiver of the distribution to its limits, as a process of its own. */
@Timeout(180)
class ReceiveLimitsIT {

    private static final long MOST_MEMORY = 100 * 1024;

    @TempDir
    private Path folder;

    private ReceivingServer server;

    @BeforeEach
    void layOut() throws Exception {
        folder = folder.toRealPath();
        server = new ReceivingServer(folder);
    }

    @Test
    void endsAtALengthThatNobodyCanHold() throws Exception {
        Ended ended = server.run(
                server.receiver(), concat(bytes("PUT " + ID + " 2147483648 " + "a".repeat(64) + "\n"), new byte[9]));

        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.out()).endsWith("NAK " + ID + " reject too-big\n");
        assertThat(server.stored()).isEmpty();
    }

    @Test
    void endsAtAStreamWithoutLinesInLittleMemory() throws Exception {
        Process receiver = server.start(server.receiver());

        long memory = feed(receiver, "x".repeat(65_536).getBytes(StandardCharsets.US_ASCII));

        assertThat(receiver.waitFor()).isEqualTo(65);
        assertThat(memory).isLessThan(MOST_MEMORY);
    }

    @Test
    void endsASessionOfTheLargestReportsInLittleMemory() throws Exception {
        Process receiver = server.start(server.receiver());

        long memory = feed(receiver, put(ID, new byte[1024 * 1024]));

        assertThat(receiver.waitFor()).isEqualTo(75);
        assertThat(memory).isPositive().isLessThan(MOST_MEMORY);
        assertThat(server.stored()).containsExactly("web1/" + ID + ".report");
    }

    @Test
    void endsWithASenderThatSaysNothing() throws Exception {
        Process receiver = server.start(server.receiver());

        assertThat(receiver.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(receiver.exitValue()).isEqualTo(75);
        assertThat(receiver.getInputStream().readAllBytes())
                .asString()
                .startsWith("MONTTY/1 READY")
                .hasLineCount(1);
    }

    @Test
    @Tag("acceptance")
    void endsWithASenderOfOneByteASecond() throws Exception {
        Process receiver = server.start(server.receiver());
        byte[] frame = put(ID, new byte[1024]);
        long memory = 0;
        try (OutputStream out = receiver.getOutputStream()) {
            for (int at = 0; !receiver.waitFor(1, TimeUnit.SECONDS); at++) {
                memory = Math.max(memory, peak(receiver));
                out.write(frame[at]);
                out.flush();
            }
        } catch (IOException e) {
            // The receiver is gone, as it must.
        }

        assertThat(receiver.waitFor()).isEqualTo(75);
        assertThat(memory).isPositive().isLessThan(MOST_MEMORY);
        assertThat(server.stored()).isEmpty();
    }

    @Test
    @Tag("acceptance")
    void endsWithASenderOfEndlessSmallReports() throws Exception {
        Process receiver = server.start(server.receiver());

        long memory = feed(receiver, put(ID, bytes("{}")));

        assertThat(receiver.waitFor()).isEqualTo(75);
        assertThat(memory).isPositive().isLessThan(MOST_MEMORY);
    }

    @Test
    void turnsAwayTheFifthSessionOfAHostUntilOneEnds() throws Exception {
        List<Process> sessions = new ArrayList<>();
        try {
            for (int number = 0; number < 4; number++) {
                Process session = server.start(server.receiver());
                sessions.add(session);
                assertThat(new BufferedReader(
                                        new InputStreamReader(session.getInputStream(), StandardCharsets.US_ASCII))
                                .readLine())
                        .startsWith("MONTTY/1 READY");
            }

            assertThat(server.run(server.receiver(), put(ID, bytes("{}"))))
                    .isEqualTo(new Ended(75, "MONTTY/1 BUSY 15 busy\n", ""));
            sessions.get(2).destroyForcibly().waitFor();
            assertThat(server.run(server.receiver(), put(ID, bytes("{}"))).out())
                    .endsWith(" stored\n");
        } finally {
            sessions.forEach(Process::destroyForcibly);
        }
    }

    @Test
    void asksToComeBackWhileTheDiskIsFull() throws Exception {
        String script = "mount -t tmpfs -o size=1m tmpfs project/REPORTS && mkdir project/REPORTS/_input"
                + " && dd if=/dev/zero of=project/REPORTS/filler bs=4k 2>/dev/null; " + receive("frame")
                + "; find project/REPORTS/_input -type f; rm project/REPORTS/filler; " + receive("frame")
                + "; find project/REPORTS/_input -type f; cmp project/REPORTS/_input/web1/" + ID + ".report body";
        byte[] body = bytes("{\"montty\":1}".repeat(10_000));
        Files.write(folder.resolve("frame"), put(ID, body));
        Files.write(folder.resolve("body"), body);
        List<String> namespace = List.of("unshare", "--mount", "--map-root-user", "sh", "-c");
        require(
                server.run(with(namespace, "mount -t tmpfs tmpfs project/REPORTS"), new byte[0])
                                .code()
                        == 0,
                "a small disk needs a mount namespace, which this host does not allow");

        Ended ended = server.run(with(namespace, script), new byte[0]);

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out().lines().filter(line -> !line.contains("READY")))
                .containsExactly(
                        "NAK " + ID + " retry 30 disk",
                        "ACK " + ID + " stored",
                        "project/REPORTS/_input/web1/" + ID + ".report");
        assertThat(ended.err()).contains("the server cannot store the report: ").contains("No space left on device");
    }

    @Test
    void acknowledgesOnlyAfterEverythingIsOnTheDisk() throws Exception {
        List<String> strace = List.of("strace", "-f", "-y", "-s", "20", "-o", "trace");
        require(
                server.run(List.of("sh", "-c", "strace -o none true"), new byte[0])
                                .code()
                        == 0,
                "there is no strace here, or this host does not allow it");
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

    @Test
    void loadsNothingThatASessionDoesNotNeed() throws Exception {
        String library = System.getProperty("distribution") + "/lib/montty-";
        String version = System.getProperty("montty.version") + ".jar";
        List<String> argv = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-verbose:class",
                "-cp",
                library + "runtime-" + version + ":" + library + "api-" + version,
                "io.montty.runtime.cli.ReceiveMain",
                "--host",
                "web1",
                "--project",
                server.project().toString());

        Ended ended = server.run(argv, put(ID, bytes("{}")));

        assertThat(ended.out())
                .contains(" stored", " io.montty.runtime.receiver.ReportStore ")
                .doesNotContain("fasterxml", "picocli", "validat", "jsch", "pf4j", "slf4j", "io.montty.api");
        assertThat(ended.out().lines().filter(line -> line.contains(" io.montty.runtime.cli.")))
                .hasSize(2)
                .allMatch(line -> line.contains(" io.montty.runtime.cli.ReceiveMain"));
    }

    /** Send {@code bytes} again and again until the receiver ends, and return the most memory it held, in KiB. */
    private static long feed(Process receiver, byte[] bytes) throws Exception {
        Thread reader = new Thread(() -> {
            try {
                receiver.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // The receiver is gone.
            }
        });
        reader.start();
        long memory = 0;
        try (OutputStream out = receiver.getOutputStream()) {
            while (receiver.isAlive()) {
                memory = Math.max(memory, peak(receiver));
                out.write(bytes);
            }
        } catch (IOException e) {
            // The receiver is gone, as it must.
        }
        reader.join();
        return memory;
    }

    private static long peak(Process process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // it has just ended
        }
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
