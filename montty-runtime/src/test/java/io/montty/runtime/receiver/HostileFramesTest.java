package io.montty.runtime.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.store.InboxName;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes what senders say at random; nothing of that may leave the inbox, nor end a session but by its exit code. */
class HostileFramesTest {

    private static final List<String> BITS = List.of(
            "../",
            "/etc/passwd",
            "\0",
            "\n",
            "\r",
            " ",
            "PUT ",
            "BYE",
            "host=..",
            "host=web1",
            "sig=9",
            "-1",
            "*",
            "~",
            "$(id)",
            "%s",
            "\u001b[2J",
            "C0644 5 ",
            "D0755 0 x\n",
            "E\n",
            "T0 0 0 0\n",
            "99999999999999999999",
            "\u00ff");

    @TempDir
    private Path folder;

    @Test
    void keepsEverythingInTheInboxWhateverIsSent() throws Exception {
        Server server = new Server(Files.createDirectory(folder.resolve("project")));
        Random random = new Random(20_261_125);
        String frames = Server.put(Server.ID, "{\"a\":1}", "sig", null) + "PING\n" + Server.put(Server.id(1), "[]");
        String relayed = Server.put(Server.ID, "{\"a\":1}", "sig", "web1") + Server.put(Server.id(2), "", "", "web2");
        String copied = "T1 0 1 0\nC0644 7 " + Server.ID + "_OKAY_5.json\n{\"a\":1}\0C0600 2 " + Server.ID
                + "_WARN_6.mty\n[]\0";
        for (int round = 0; round < 5000; round++) {
            Server.Ended ended = switch (round % 3) {
                case 0 -> server.session(mutated(frames, random));
                case 1 -> server.run("", mutated(relayed, random), "--relay", "site1");
                default -> server.scp(mutated(copied, random));
            };
            assertThat(ended.code()).isIn(0, 65, 75);
            assertThat(ended.err()).isEmpty();
        }

        assertOnlyReports(server);
        assertThat(server.stored()).isNotEmpty();
    }

    private void assertOnlyReports(Server server) throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(server.layout.root());
        }
        for (String file : Server.files(server.layout.root())) {
            Path path = Path.of(file);
            String name = path.getFileName().toString();
            if (path.startsWith("REPORTS/_input")) {
                assertThat(InboxName.parse(name).isPresent()
                                || ReportName.parse(name).isPresent())
                        .as(file)
                        .isTrue();
                assertThat(path.getNameCount()).isLessThanOrEqualTo(5);
                assertThat(file).matches("REPORTS/_input/(web1|site1/[a-z0-9][a-z0-9.-]*)/[^/]+");
            } else {
                assertThat(file).matches("montty.yaml|REPORTS/_state/receiving/(host|slot|turns)-[a-z0-9-]+\\.lock");
            }
        }
    }

    private static byte[] mutated(String text, Random random) {
        byte[] bytes = Server.bytes(text);
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.length + 1);
            byte[] bit = Server.bytes(BITS.get(random.nextInt(BITS.size())));
            switch (random.nextInt(4)) {
                case 0 -> bytes = replaced(bytes, at, at, bit);
                case 1 -> bytes = replaced(bytes, at, Math.min(bytes.length, at + bit.length), bit);
                case 2 -> bytes = replaced(bytes, at, Math.min(bytes.length, at + random.nextInt(20)), new byte[0]);
                default ->
                    bytes = replaced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt()});
            }
        }
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + by.length);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }
}
