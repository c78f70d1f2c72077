package io.montty.runtime.history;

import static io.montty.runtime.history.HistoryScene.NOW;
import static io.montty.runtime.history.HistoryScene.WEB1;
import static io.montty.runtime.history.HistoryScene.changed;
import static io.montty.runtime.history.HistoryScene.metrics;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.Needs;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fill a disk of one megabyte, in a process that alone has it mounted. */
@Timeout(120)
class FullDiskTest {

    @TempDir
    private Path folder;

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() throws Exception {
        String mount = "mount -t tmpfs -o size=1m tmpfs '" + folder + "'";
        Needs.that(
                run(mount).equals("0"),
                "what becomes of the history when the disk is full",
                "allow unprivileged user namespaces, or run as root");

        String told = run(mount + " && exec '" + System.getProperty("java.home") + "/bin/java' -cp '"
                + System.getProperty("java.class.path") + "' " + FullDiskTest.class.getName() + " '" + folder + "'");

        assertThat(told)
                .isEqualTo("the history of this pass is lost, _state/history.db: the disk is full\nkept: [b, a]\n0");
    }

    /** Be that process. */
    public static void main(String[] args) throws IOException {
        HistoryScene scene = new HistoryScene(Path.of(args[0]));
        Path filler = Path.of(args[0], "filler");
        try (SqliteHistory history = scene.history()) {
            history.record(changed(NOW, WEB1, "a", null, Status.OKAY));
            history.flush(NOW);
            fill(filler);
            for (int host = 0; host < 5_000; host++) {
                history.measure(HostKey.known("h" + host), "load", NOW, metrics(4));
            }
            try {
                history.flush(NOW);
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
            Files.delete(filler);
            history.record(changed(NOW.plusSeconds(1), WEB1, "b", null, Status.OKAY));
            history.flush(NOW);
        }
        System.out.println(
                "kept: " + scene.events(WEB1).stream().map(HistoryEvent::check).toList());
    }

    private static void fill(Path filler) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            // So it is full.
        }
    }

    /** Return what it printed, and its exit code. */
    private static String run(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of("unshare", "--mount", "--map-root-user", "sh", "-c", script))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return out + process.waitFor();
    }
}
