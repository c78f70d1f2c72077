package io.montty.runtime.receiver;

import static io.montty.runtime.receiver.Server.ID;
import static io.montty.runtime.receiver.Server.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lets every step that a receiver takes on the disk fail in turn, in every way. */
class FaultInjectionTest {

    private static final String BODY = "{\"montty\":1,\"id\":\"" + ID + "\"}";
    private static final String SIGNATURE = "the signature";

    @TempDir
    private Path folder;

    private int runs;

    @ParameterizedTest
    @EnumSource(FaultyDisk.Fault.class)
    void acknowledgesNothingThatIsNotStored(FaultyDisk.Fault fault) throws Exception {
        Set<String> failed = new HashSet<>();
        int steps = stepsOf(frames());
        for (int step = 0; step < steps; step++) {
            failed.add(failAt(step, fault, frames()));
        }

        assertThat(steps).isGreaterThan(20);
        assertThat(failed)
                .contains("makeFolder", "create", "write", "stamp", "force", "close", "link", "rename", "delete")
                .contains("digest", "text", "list", "forceFolder", "room", "flaw");
    }

    @ParameterizedTest
    @EnumSource(FaultyDisk.Fault.class)
    void acknowledgesNothingThatIsNotStoredOverScp(FaultyDisk.Fault fault) throws Exception {
        Server server = new Server(Files.createDirectory(folder.resolve("scp")));
        FaultyDisk counting = new FaultyDisk(-1, fault);
        server.disk = counting;
        server.scp(scp());
        int steps = counting.steps().size();
        for (int step = 0; step < steps; step++) {
            Server each = new Server(Files.createDirectory(folder.resolve("scp" + step)));
            each.disk = new FaultyDisk(step, fault);
            String out = survive(each, "scp -t x", scp());
            Path report = each.inbox().resolve(ID + "_OKAY_5.json");
            if (out.equals("\0\0\0")) {
                assertThat(report).as("step " + step).hasContent(BODY);
            }
            each.disk = new RealDisk();
            assertThat(each.scp(scp()).out()).isEqualTo("\0\0\0");
            assertThat(each.stored()).containsExactly("web1/" + ID + "_OKAY_5.json");
            assertThat(report).hasContent(BODY);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_SPACE", "BROKEN", "INTERRUPTED"})
    void takesTheNextReportOfTheSessionAfterOneThatFailed(FaultyDisk.Fault fault) throws Exception {
        int steps = stepsOf(frames());
        for (int step = 0; step < steps; step++) {
            Server server = new Server(Files.createDirectory(folder.resolve("next" + step)));
            server.disk = new FaultyDisk(step, fault);
            String out = server.session(frames(), frames()).out();

            assertThat(
                            out.contains("NAK ")
                                    ? out.matches("(?s).*ACK " + ID + " (stored|duplicate)\n")
                                    : out.contains("BUSY 30 disk"))
                    .as("step " + step + " " + out)
                    .isTrue();
        }
    }

    private static String frames() {
        return put(ID, BODY, SIGNATURE, null);
    }

    private static byte[] scp() {
        return Server.bytes("C0600 " + BODY.length() + " " + ID + "_OKAY_5.json\n" + BODY + "\0");
    }

    private int stepsOf(String frames) throws Exception {
        Server server = new Server(Files.createDirectory(folder.resolve("count")));
        FaultyDisk counting = new FaultyDisk(-1, FaultyDisk.Fault.BROKEN);
        server.disk = counting;
        assertThat(server.session(frames).out()).endsWith(" stored\n");
        return counting.steps().size();
    }

    private String failAt(int step, FaultyDisk.Fault fault, String frames) throws Exception {
        runs++;
        Server server = new Server(Files.createDirectory(folder.resolve("run" + runs)));
        FaultyDisk faulty = new FaultyDisk(step, fault);
        server.disk = faulty;
        String out = survive(server, "", Server.bytes(frames));
        String name = faulty.steps().get(step);
        Path report = server.inbox().resolve(ID + ".report");
        if (out.contains("ACK")) {
            assertThat(report).as(name + " of step " + step).hasContent(BODY);
            assertThat(server.inbox().resolve(ID + ".sig")).hasContent(SIGNATURE);
        } else if (!out.equals("MONTTY/1 BUSY 30 disk\n")) {
            assertThat(out).as(name).matches("(?s)(MONTTY/1 READY [^\n]+\n)?(NAK " + ID + " retry 30 disk\n)?");
        }
        boolean there = Files.exists(report);

        server.disk = new RealDisk();
        String again = server.session(frames).out();

        assertThat(again).as(name).endsWith("ACK " + ID + (there ? " duplicate\n" : " stored\n"));
        assertThat(report).hasContent(BODY);
        assertThat(server.inbox().resolve(ID + ".sig")).hasContent(SIGNATURE);
        assertThat(server.stored()).containsExactly("web1/" + ID + ".report", "web1/" + ID + ".sig");
        assertThat(Server.files(server.layout.receiving())).noneMatch(file -> file.endsWith(".part"));
        return name;
    }

    /** Return what a receiver answered until its end, whichever that was. */
    private static String survive(Server server, String command, byte[] sent) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Receiver receiver = new Receiver(
                new ByteArrayInputStream(sent),
                out,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                server.clock,
                code -> {
                    throw new AssertionError("halted with " + code);
                },
                server.disk,
                sender -> Limits.ofHost());
        try {
            receiver.run(List.of("--host", "web1"), command, server.layout.root());
        } catch (FaultyDisk.Killed e) {
            assertThat(out.toString(StandardCharsets.ISO_8859_1)).doesNotContain("NAK");
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
