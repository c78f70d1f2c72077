package io.montty.runtime.manager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.faults.Fault;
import io.montty.runtime.faults.FaultyFileSystem;
import io.montty.runtime.faults.FaultyPath;
import io.montty.runtime.faults.Killed;
import io.montty.runtime.faults.MemoryFolder;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets hosts, people, kills and broken disks do things in any order, and compares with a model after each round.
 *
 * <p>{@code -Dmodel.rounds=N} does more of it, {@code -Dmodel.seed=N} the same again.
 */
class RandomOperationsTest {

    private static final int ROUNDS = Integer.getInteger("model.rounds", 300);
    private static final long SEED = Long.getLong("model.seed", System.nanoTime());

    private static final List<Status> STATUSES = List.of(Status.values());
    private static final List<Fault> FAULTS = List.of(Fault.values());

    @TempDir(factory = MemoryFolder.class)
    private Path root;

    private final Random random = new Random(SEED);
    private TestProject project;
    private ServerModel model;
    private int kills;
    private int faults;

    @BeforeEach
    void layOut() throws IOException {
        project = new TestProject(root);
        model = new ServerModel(project);
    }

    @Test
    void accountsForEveryReportWhateverHappens() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            int operations = random.nextInt(12);
            for (int i = 0; i < operations; i++) {
                doSomething();
                project.clock.pass(Duration.ofSeconds(1)); // what comes later is later
            }
            settle("round " + round + " of -Dmodel.seed=" + SEED);
        }
        AuditChain.verified(project);
        System.out.printf(
                "model: %d rounds, %d kills, %d faults, -Dmodel.seed=%d: each report is accounted for%n",
                ROUNDS, kills, faults, SEED);
    }

    private void doSomething() throws IOException {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> send();
            case 4 -> sendBad();
            case 5 -> again(true);
            case 6 -> again(false);
            case 7 -> delete();
            case 8 -> project.clock.pass(Duration.ofSeconds(random.nextInt(400)));
            case 9, 10 -> fail(Fault.KILLED);
            default -> fail(FAULTS.get(random.nextInt(FAULTS.size())));
        }
    }

    private String folder() {
        return random.nextInt(8) == 0 ? "" : random.nextInt(8) == 0 ? "site1/web9" : "web" + random.nextInt(5);
    }

    private void send() throws IOException {
        String folder = folder();
        Status status = STATUSES.get(random.nextInt(STATUSES.size()));
        model.send(
                folder,
                ReportFile.of(status)
                        .id(model.nextNumber())
                        .host(folder.isEmpty() ? "lone" : folder.replaceFirst(".*/", ""))
                        .ttl(Duration.ofSeconds(60 + random.nextInt(600))));
    }

    private void sendBad() throws IOException {
        String name = String.format("%032x", model.nextNumber());
        String folder = "web" + random.nextInt(5);
        byte[] bytes = ("{\"bad\": " + name + "}").getBytes(UTF_8);
        switch (random.nextInt(3)) {
            case 0 -> model.sendBad(folder, name + ".report", bytes);
            case 1 -> model.sendBad(folder, (random.nextBoolean() ? "*" : "-") + name, bytes);
            default -> model.sendBad(folder, name + "_ALERT.close", bytes);
        }
    }

    private void again(boolean same) throws IOException {
        ServerModel.Sent sent = model.anyTaken(random.nextInt(1_000)).orElse(null);
        if (sent != null && same) {
            model.sendAgain(sent);
        } else if (sent != null) {
            model.replay(sent);
        }
    }

    private void delete() throws IOException {
        List<String> ids = new ArrayList<>(List.of("f".repeat(32)));
        for (int i = random.nextInt(3); i >= 0; i--) {
            model.anyTaken(random.nextInt(1_000))
                    .ifPresent(sent -> ids.add(sent.report().id()));
        }
        model.delete(ids);
    }

    private void fail(Fault fault) {
        int operation = random.nextInt(1 + random.nextInt(150));
        FaultyPath failing = FaultyFileSystem.failingAt(operation, fault, root);
        try {
            PassResult result = project.managerOn(new ProjectLayout(failing)).pass();
            faults += result.problems().isEmpty() ? 0 : 1;
            if (result.problems().toString().contains("cannot be remembered")) {
                model.unremembered();
            }
        } catch (Killed e) {
            kills++;
        }
    }

    /** Two passes: the open inbox is taken at the second. */
    private void settle(String where) throws IOException {
        project.pass();
        project.clock.pass(Duration.ofSeconds(3));
        assertThat(project.pass().problems()).as(where).isEmpty();
        model.compare(where);
    }
}
