package io.montty.runtime.receiver;

import static io.montty.runtime.receiver.Server.ID;
import static io.montty.runtime.receiver.Server.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the signature beside its report, whoever else is at work. */
class SignatureTest {

    private static final String SIGNED = put(ID, "{}", "signature", null);
    private static final String UNSIGNED = put(ID, "{}");

    @TempDir
    private Path folder;

    private Server server;
    private final FaultyDisk disk = FaultyDisk.sound();

    @BeforeEach
    void layOut() throws IOException {
        server = new Server(folder);
        server.disk = disk;
        server.session("PING\n");
    }

    private Path report() {
        return server.inbox().resolve(ID + ".report");
    }

    private Path signature() {
        return server.inbox().resolve(ID + ".sig");
    }

    @ParameterizedTest
    @ValueSource(strings = {"digest", "text", "list", "delete", "create", "write", "link", "forceFolder"})
    void takesNoSignatureAwayThatAnotherSessionWasAcknowledgedFor(String step) throws Exception {
        List<String> answers = new ArrayList<>();
        disk.before(step, () -> answers.add(meanwhile(SIGNED)));

        assertThat(server.session(UNSIGNED).out()).contains("ACK ");

        assertThat(answers).hasSize(1);
        if (answers.get(0).contains("ACK ")) {
            assertThat(signature()).hasContent("signature");
        }
        assertThat(meanwhile(SIGNED)).endsWith("ACK " + ID + " duplicate\n");
        assertThat(signature()).hasContent("signature");
    }

    /** Hold a whole session on the real disk. */
    private String meanwhile(String frames) throws IOException {
        Server other = new Server(folder);
        return other.session(frames).out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "by an earlier key"})
    void letsAReportThatWaitsHaveTheSignatureThatItComesWithNow(String before) throws Exception {
        server.session(put(ID, "{}", before, null));

        assertThat(server.session(SIGNED).out()).endsWith("ACK " + ID + " duplicate\n");

        assertThat(signature()).hasContent("signature");
        assertThat(server.session(UNSIGNED).out()).endsWith("ACK " + ID + " duplicate\n");
        assertThat(signature()).hasContent("signature");
        assertThat(server.session(put(ID, "[]", "of another body", null)).out()).endsWith(" id-reused\n");
        assertThat(signature()).hasContent("signature");
    }

    @ParameterizedTest
    @EnumSource(FaultyDisk.Fault.class)
    void acknowledgesNoDuplicateWhoseSignatureIsNotThere(FaultyDisk.Fault fault) throws Exception {
        for (int step = 0; step < 30; step++) {
            Server each = new Server(Files.createDirectory(folder.resolve("run" + step)));
            each.session(UNSIGNED);
            each.disk = new FaultyDisk(step, fault);
            String out = "";
            try {
                out = each.session(SIGNED).out();
            } catch (FaultyDisk.Killed e) {
                out = "killed";
            }
            Path kept = each.inbox().resolve(ID + ".sig");
            if (out.contains("ACK")) {
                assertThat(kept).as("step " + step).hasContent("signature");
            }
            each.disk = new RealDisk();
            assertThat(each.session(SIGNED).out()).endsWith("ACK " + ID + " duplicate\n");
            assertThat(kept).hasContent("signature");
            assertThat(each.inbox().resolve(ID + ".report")).hasContent("{}");
        }
    }

    @Test
    void storesAReportAnewThatWasTakenJustBeforeItsSignatureCame() throws Exception {
        server.session(UNSIGNED);
        disk.before("rename", () -> Files.delete(report())); // rejected, as it had no signature

        assertThat(server.session(SIGNED).out()).endsWith("ACK " + ID + " stored\n");

        assertThat(report()).hasContent("{}");
        assertThat(signature()).hasContent("signature");
    }

    @Test
    void knowsAReportThatWasFiledJustBeforeItsSignatureCame() throws Exception {
        server.session(UNSIGNED);
        disk.before("rename", () -> {
            Files.createDirectories(server.layout.seen());
            String line = new SeenEntry(Sha256.of(Server.bytes("{}")), "web1", "").line();
            Files.writeString(server.layout.seen().resolve(ID), line);
            Files.delete(report());
        });

        assertThat(server.session(SIGNED).out()).endsWith("ACK " + ID + " duplicate\n");
        assertThat(report()).doesNotExist();
    }

    @Test
    void takesAReportBackWhoseSignatureWasTakenForAnOrphan() throws Exception {
        disk.before("link", () -> Files.delete(signature()));

        assertThat(server.session(SIGNED).out()).endsWith("NAK " + ID + " retry 30 disk\n");

        assertThat(server.stored()).isEmpty();
        assertThat(server.session(SIGNED).out()).endsWith("ACK " + ID + " stored\n");
        assertThat(signature()).hasContent("signature");
    }
}
