package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills senders and receivers at any moment while reports travel: none may be lost, doubled or torn. */
class KillsIT {

    private static final long SEED = Long.getLong("kills.seed", 20_260_131);

    private static final List<Status> STATUSES = List.of(Status.NA, Status.OKAY, Status.WARN, Status.ALERT);

    private final Random random = new Random(SEED);
    private final Map<String, Reported> sent = new HashMap<>();

    @TempDir
    private Path folder;

    private int kills;

    /** Hold whose report it is and what stands in it. */
    private record Reported(String host, Status status) {}

    @BeforeEach
    void needsAnSshServer() {
        String why = "SKIPPED: there is no OpenSSH server here; install openssh-server";
        assertThat(FleetSshd.available() || System.getenv("CI") == null).as(why).isTrue();
        assumeTrue(FleetSshd.available(), why);
    }

    @Test
    void losesNothingIn12Kills() throws Exception {
        travel(3, 12, 36);
    }

    @Test
    @Tag("acceptance")
    void losesNothingIn500Kills() throws Exception {
        travel(10, 500, 1_000);
    }

    private void travel(int hosts, int wanted, int reports) throws Exception {
        try (Fleet fleet = Fleet.of(folder, hosts)) {
            for (String host : fleet.hosts()) {
                fleet.configure(host, "  splay: 0s\n");
            }
            fleet.sshd().start();
            int rounds = 0;
            while (kills < wanted) {
                rounds++;
                while (sent.size() < reports && sent.size() * wanted <= kills * reports + reports) {
                    report(fleet);
                }
                killOnce(fleet);
                if (rounds % 20 == 0) {
                    fleet.manage();
                }
                assertThat(rounds).as("rounds that it took to kill %s", kills).isLessThan(20 * wanted);
            }
            settle(fleet);
            assertThatAllArrivedOnce(fleet);
            System.out.printf(
                    "kill -9: %d of senders and receivers, %d reports of %d hosts, seed %d: none lost, doubled or torn%n",
                    kills, sent.size(), hosts, SEED);
        }
    }

    private void report(Fleet fleet) throws IOException {
        String host = fleet.hosts().get(random.nextInt(fleet.hosts().size()));
        String id = String.format("%032x", sent.size() + 1);
        Status status = STATUSES.get(random.nextInt(STATUSES.size()));
        fleet.spool(host, id, status, 1_795_000_000_000L + sent.size());
        sent.put(id, new Reported(host, status));
    }

    /** Send what a host has, and kill the sender or its receiver at some moment of it. */
    private void killOnce(Fleet fleet) throws Exception {
        List<String> waiting = new ArrayList<>();
        for (String host : fleet.hosts()) {
            if (!fleet.spooled(host).isEmpty()) {
                waiting.add(host);
            }
        }
        if (waiting.isEmpty()) {
            report(fleet);
            return;
        }
        String host = waiting.get(random.nextInt(waiting.size()));
        Process sender = fleet.start(
                folder.resolve("said"), "send", "--project", fleet.project(host).toString());
        boolean receiver = random.nextBoolean();
        Optional<ProcessHandle> victim = receiver ? receiver(fleet, sender) : Optional.of(sender.toHandle());
        if (receiver) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
        } else {
            sender.waitFor(random.nextInt(1_300), TimeUnit.MILLISECONDS);
        }
        if (victim.isPresent() && victim.get().isAlive() && victim.get().destroyForcibly()) {
            kills++;
        }
        // What lost its receiver would try again for a minute; the next round does.
        sender.waitFor(300, TimeUnit.MILLISECONDS);
        sender.destroyForcibly().waitFor();
    }

    private static Optional<ProcessHandle> receiver(Fleet fleet, Process sender) throws InterruptedException {
        while (sender.isAlive()) {
            Optional<ProcessHandle> found = fleet.sshd().receivers().findAny();
            if (found.isPresent()) {
                return found;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return Optional.empty();
    }

    private void settle(Fleet fleet) throws Exception {
        for (String host : fleet.hosts()) {
            for (int attempt = 0; attempt < 5 && !fleet.spooled(host).isEmpty(); attempt++) {
                fleet.montty("send", "--project", fleet.project(host).toString());
            }
            assertThat(fleet.spooled(host))
                    .as("what %s did not get rid of", host)
                    .isEmpty();
            assertThat(fleet.project(host).resolve("SPOOL/dead"))
                    .as("what was refused")
                    .doesNotExist();
        }
        fleet.manage();
    }

    private void assertThatAllArrivedOnce(Fleet fleet) throws IOException {
        Set<String> ids = new HashSet<>();
        for (Path file : fleet.filed()) {
            String id = file.getFileName().toString().substring(0, 32);
            assertThat(ids.add(id)).as("%s is filed once", id).isTrue();
            Reported reported = Objects.requireNonNull(sent.get(id), "nobody sent " + id);
            assertThat(Files.readAllBytes(file))
                    .as("the report %s", id)
                    .isEqualTo(Fleet.report(reported.host(), id, reported.status()));
        }
        assertThat(ids).as("all reports").isEqualTo(sent.keySet());
        assertThat(Fleet.files(fleet.server().resolve("REPORTS/_reject"))).isEmpty();
    }
}
