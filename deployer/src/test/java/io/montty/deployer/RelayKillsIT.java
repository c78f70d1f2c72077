package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills relays at any moment while reports travel over two of them: none may be lost, doubled or torn. */
class RelayKillsIT {

    private static final long SEED = Long.getLong("kills.seed", 20_260_131);
    private static final int REPORTS = 200;

    /** Each report takes the way over both relays. */
    private static final int HOPS = 2 * REPORTS;

    private final Random random = new Random(SEED);
    private final Map<String, String> hosts = new HashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void needsAnSshServer() {
        String why = "SKIPPED: there is no OpenSSH server here; install openssh-server";
        assertThat(FleetSshd.available() || System.getenv("CI") == null).as(why).isTrue();
        assumeTrue(FleetSshd.available(), why);
    }

    @Test
    void losesNothingIn8Kills() throws Exception {
        travel(8);
    }

    @Test
    @Tag("acceptance")
    void losesNothingIn200Kills() throws Exception {
        travel(200);
    }

    private void travel(int wanted) throws Exception {
        try (Fleet fleet = Fleet.relayed(folder, 2)) {
            fleet.sites().start();
            fleet.sshd().start();
            handIn(fleet);
            int kills = 0;
            for (int run = 0; kills < wanted; run++) {
                assertThat(run).as("runs that it took to kill %s", kills).isLessThan(5 * wanted);
                kills += killOnce(fleet, HOPS / wanted) ? 1 : 0;
            }
            for (int run = 0; run == 0 || (run < 3 && left(fleet) > 0); run++) {
                fleet.forward();
            }
            assertThatAllArrivedOnce(fleet);
            System.out.printf(
                    "kill -9: %d of relays, %d reports over two of them, seed %d: none lost, doubled or torn%n",
                    kills, REPORTS, SEED);
        }
    }

    private void handIn(Fleet fleet) throws Exception {
        long made = Instant.now().toEpochMilli();
        for (int number = 0; number < REPORTS; number++) {
            String id = String.format("%032x", number);
            String host = fleet.hosts().get(number % 2);
            hosts.put(id, host);
            fleet.spool(host, id, Status.OKAY, made + number);
        }
        for (String host : fleet.hosts()) {
            assertThat(fleet.send(host).code()).isZero();
        }
    }

    /** Let a relay at which reports wait forward some, about {@code share} of them, and kill it. */
    private boolean killOnce(Fleet fleet, int share) throws Exception {
        List<Path> waiting = new ArrayList<>();
        for (String site : List.of("site1", "site2")) {
            if (count(inbox(fleet, site)) > 0) {
                waiting.add(inbox(fleet, site));
            }
        }
        Path inbox = waiting.isEmpty() ? inbox(fleet, "site1") : waiting.get(random.nextInt(waiting.size()));
        long rest = count(inbox) - random.nextInt(share * 3 / 2);
        String project = inbox.resolve("../..").normalize().toString();
        Process relay = fleet.start(folder.resolve("said"), "relay", "--project", project);
        while (relay.isAlive() && rest >= 0 && count(inbox) > rest) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        relay.waitFor(random.nextInt(5_000), TimeUnit.MICROSECONDS);
        boolean killed = relay.isAlive();
        relay.destroyForcibly().waitFor();
        return killed;
    }

    private static Path inbox(Fleet fleet, String site) {
        return fleet.project(site).resolve("REPORTS/_input");
    }

    private static long count(Path inbox) throws IOException {
        long count = 0;
        for (String folder : List.of("web0", "web1", "site1/web0", "site1/web1")) {
            Path reports = inbox.resolve(folder);
            if (Files.isDirectory(reports)) {
                try (Stream<Path> files = Files.list(reports)) {
                    count += files.filter(file -> file.toString().endsWith(".report"))
                            .count();
                }
            }
        }
        return count;
    }

    private void assertThatAllArrivedOnce(Fleet fleet) throws IOException {
        Set<String> ids = new HashSet<>();
        for (Path file : fleet.filed()) {
            String id = String.valueOf(file.getFileName()).substring(0, 32);
            assertThat(ids.add(id)).as("%s is filed once", id).isTrue();
            assertThat(Files.readAllBytes(file))
                    .as("the report %s", id)
                    .isEqualTo(Fleet.report(hosts.getOrDefault(id, ""), id, Status.OKAY));
        }
        assertThat(ids).as("all reports").isEqualTo(hosts.keySet());
        for (Path project : List.of(fleet.project("site1"), fleet.project("site2"), fleet.server())) {
            assertThat(Fleet.files(project.resolve("REPORTS/_reject"))).isEmpty();
        }
        assertThat(left(fleet)).isZero();
    }

    private static long left(Fleet fleet) throws IOException {
        return count(inbox(fleet, "site1")) + count(inbox(fleet, "site2"));
    }
}
