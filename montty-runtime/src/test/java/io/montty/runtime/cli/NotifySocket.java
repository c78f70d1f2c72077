package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Listen as systemd does to a service of {@code Type=notify}; Java cannot, so Python does it. */
final class NotifySocket implements AutoCloseable {

    /** Writes each message to a file of its own. */
    private static final String LISTENER = "import os, socket, sys\n"
            + "s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)\n"
            + "s.bind(sys.argv[1] + '/notify')\n"
            + "n = 0\n"
            + "while True:\n"
            + "    text = s.recv(4096)\n" // descriptors that come along are closed by that
            + "    if b'BARRIER=1' in text: continue\n"
            + "    part = sys.argv[1] + '/part'\n"
            + "    open(part, 'wb').write(text)\n"
            + "    os.rename(part, sys.argv[1] + '/message%d' % n)\n"
            + "    n += 1\n";

    private final Path folder;
    private final Process process;

    /** Listen at {@code notify} in {@code folder}. */
    NotifySocket(Path folder) throws IOException, InterruptedException {
        requirePrograms();
        this.folder = folder;
        this.process = new ProcessBuilder("python3", "-c", LISTENER, folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("listener").toFile())
                .start();
        while (!Files.exists(folder.resolve("notify"))) {
            assertThat(process.isAlive())
                    .as("the listener: %s", Files.readString(folder.resolve("listener")))
                    .isTrue();
            Thread.sleep(10); // the test's deadline bounds it
        }
    }

    /** Skip the test, and say so, where the programs are missing that it needs. */
    static void requirePrograms() throws IOException, InterruptedException {
        Process found = new ProcessBuilder("sh", "-c", "command -v python3 && command -v systemd-notify")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String why = "SKIPPED: there is no systemd-notify or no python3 here; install systemd and python3";
        boolean available = found.waitFor() == 0;
        assertThat(available || System.getenv("CI") == null).as(why).isTrue();
        assumeTrue(available, why);
    }

    /** Return the words of a message, which are counted from 0. */
    List<String> message(int number) throws IOException, InterruptedException {
        Path file = folder.resolve("message" + number);
        while (!Files.exists(file)) {
            Thread.sleep(10); // the test's deadline bounds it
        }
        return Files.readAllLines(file);
    }

    /** Answer nobody any more. */
    void hang() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-STOP", "" + process.pid())
                        .start()
                        .waitFor())
                .isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
