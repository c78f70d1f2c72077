package io.montty.deployer;

import static io.montty.deployer.ReceivingServer.ID;
import static io.montty.deployer.ReceivingServer.bytes;
import static io.montty.deployer.ReceivingServer.concat;
import static io.montty.deployer.ReceivingServer.put;
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
}
