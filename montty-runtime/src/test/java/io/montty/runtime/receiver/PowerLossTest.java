package io.montty.runtime.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.faults.FaultyFileSystem;
import io.montty.runtime.faults.FaultyPath;
import io.montty.runtime.faults.MemoryFolder;
import io.montty.runtime.faults.Operation;
import io.montty.runtime.faults.PowerLoss;
import io.montty.runtime.manager.PassResult;
import io.montty.runtime.manager.SteadyManager;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets the power fail after every operation of receivers and managers: what was acknowledged has to be there. */
class PowerLossTest {

    private static final long SEED = Long.getLong("power.seed", 20_260_131);
    private static final int TRIES = Integer.getInteger("power.tries", 2);

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    private final Random random = new Random(SEED);
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private Server server;
    private FaultyFileSystem system;
    private PowerLoss disk;
    private int failures;

    /** Hold what a host was told is on the disk, after so many operations. */
    private record Acknowledged(int operations, String id, String body) {}

    @BeforeEach
    void layOut() throws IOException {
        Path root = Files.createDirectory(folder.resolve("server"));
        for (Path each : new ProjectLayout(root).folders()) {
            Files.createDirectories(each);
        }
        Files.writeString(new ProjectLayout(root).config(), "");
        disk = new PowerLoss(root);
        FaultyPath recorded = FaultyFileSystem.sound(root);
        server = new Server(recorded);
        system = recorded.getFileSystem();
    }

    @Test
    void keepsWhatWasAcknowledgedWheneverThePowerFails() throws IOException {
        for (int report = 0; report < 9; report++) {
            handIn(report, report == 4 ? "{\"no\":\"report\"}" : body(report), report % 2 == 0 ? "a signature" : "");
            if (report % 3 == 1) {
                handIn(report - 1, body(report - 1), ""); // it did not hear that this arrived
            }
            if (report % 3 == 2) {
                assertThat(pass(server.layout.root()).problems()).isEmpty();
            }
        }
        assertThat(acknowledged).hasSize(12);
        List<Operation> operations = system.done();
        assertThat(operations.size()).isGreaterThan(150);

        for (int done = 0; done <= operations.size(); done++) {
            if (done > 0) {
                disk.follow(operations.get(done - 1));
            }
            failAt(done, () -> false);
            failAt(done, () -> true);
            for (int attempt = 0; attempt < TRIES; attempt++) {
                failAt(done, random::nextBoolean);
            }
        }
        System.out.printf(
                "power loss: %d operations, %d ways to fail, seed %d: nothing lost%n",
                operations.size(), failures, SEED);
    }

    private void handIn(int report, String body, String signature) {
        String id = Server.id(report);
        String out = server.session(Server.put(id, body, signature, null)).out();
        assertThat(out).contains("ACK " + id);
        acknowledged.add(new Acknowledged(system.operations(), id, body));
    }

    private static String body(int report) {
        return "MonTTY\nHost: web1\nStatus: ALERT\n\nDisk " + report
                + " (ALERT)\n\n\nSUMMARY:\n\n     Disk (ALERT)\n\n";
    }

    private PassResult pass(Path root) {
        return SteadyManager.pass(root, Clock.offset(server.clock, Duration.ofSeconds(1)));
    }

    private void failAt(int done, BooleanSupplier lost) throws IOException {
        Path left = Files.createDirectory(folder.resolve("left" + failures));
        String where = "failure " + failures + " after " + done + " operations, seed " + SEED;
        failures++;
        disk.fail(left, lost);
        assertThatAllIsThere(done, left, where);

        PassResult result = pass(left);

        assertThatAllIsThere(done, left, where + ", after a pass: " + result);
        assertThat(Server.files(left.resolve("REPORTS/_input")))
                .as(where + ": " + result)
                .noneMatch(file -> file.endsWith(".report"));
        deleteAll(left);
    }

    private void assertThatAllIsThere(int done, Path left, String where) throws IOException {
        List<String> kept = new ArrayList<>();
        for (String place : List.of("_input", "_alert", "_warn", "_report", "_reject")) {
            for (String file : Server.files(left.resolve("REPORTS").resolve(place))) {
                kept.add(
                        Files.readString(left.resolve("REPORTS").resolve(place).resolve(file), StandardCharsets.UTF_8));
            }
        }
        for (Acknowledged each : acknowledged) {
            if (each.operations <= done) {
                assertThat(kept).as(where + ": report " + each.id).contains(each.body);
            }
        }
        assertThat(Server.files(left.resolve("REPORTS/_alert")))
                .as(where)
                .extracting(name -> name.substring(0, 32))
                .doesNotHaveDuplicates();
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
