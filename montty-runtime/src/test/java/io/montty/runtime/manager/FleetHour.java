package io.montty.runtime.manager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
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

/**
 * Let a fleet report for an hour of made-up time to managers that are killed at any moment, and compare what is there
 * then with what must be there.
 */
public final class FleetHour {

    /** Whether the manager keeps when it heard of a host, and says that one is late. */
    private static final boolean CONTACTS_ARE_KEPT = true;

    private static final int MINUTES = 60;
    private static final int INTERVAL = 10;
    private static final Duration TTL = Duration.ofMinutes(15);
    private static final Duration LATE = Duration.ofMinutes(15);
    private static final Duration LOST = Duration.ofMinutes(35);

    private final TestProject project;
    private final int hosts;
    private final int kills;
    private final Random random;
    private final Map<String, String> expected = new HashMap<>();
    private final Map<String, Instant> expiry = new HashMap<>();
    private final List<String> alerts = new ArrayList<>();
    private final Map<Integer, Instant> lastSeen = new HashMap<>();
    private final Map<Integer, int[]> deaths = new HashMap<>();
    private final Set<String> bad = new HashSet<>();
    private ManagerProcess manager;
    private int sent;
    private int expired;
    private int deleted;
    private int killed;
    private long busyMillis;
    private long peakKib;

    private FleetHour(TestProject project, int hosts, int kills, long seed) throws IOException {
        this.project = project;
        this.hosts = hosts;
        this.kills = kills;
        this.random = new Random(seed);
        this.manager = ManagerProcess.start(project.layout.root());
    }

    /** Have {@code hosts} report in a new project in {@code root}, while managers are killed {@code kills} times. */
    public static void run(Path root, int hosts, int kills, long seed) throws IOException, InterruptedException {
        FleetHour fleet = new FleetHour(new TestProject(root), hosts, kills, seed);
        try {
            fleet.run();
        } finally {
            fleet.manager.kill();
        }
        fleet.compare("seed " + seed);
        System.out.printf(
                "fleet: %d hosts, %d reports, %d bad files, %d expired, %d deleted, %d kills: passes took %.1f s in all,"
                        + " at most %d MiB, seed %d%n",
                hosts,
                fleet.sent,
                fleet.bad.size(),
                fleet.expired,
                fleet.deleted,
                fleet.killed,
                fleet.busyMillis / 1_000.0,
                fleet.peakKib / 1_024,
                seed);
    }

    private void run() throws IOException, InterruptedException {
        for (int host = 0; host < hosts; host++) {
            int from = 5 + random.nextInt(MINUTES - 10);
            switch (random.nextInt(50)) {
                case 0 -> deaths.put(host, new int[] {from, MINUTES}); // for good
                case 1, 2 -> deaths.put(host, new int[] {from, from + 12 + random.nextInt(20)});
                default -> {}
            }
        }
        for (int minute = 0; minute < MINUTES; minute++) {
            project.clock.pass(Duration.ofMinutes(1));
            for (int host = minute % INTERVAL; host < hosts; host += INTERVAL) {
                int[] dead = deaths.getOrDefault(host, new int[] {0, 0});
                if (minute < dead[0] || minute >= dead[1]) {
                    report(host);
                }
            }
            delete();
            passKilled((minute + 1) * kills / MINUTES - minute * kills / MINUTES);
            forgetExpired();
        }
        project.clock.pass(Duration.ofSeconds(30)); // not just when a host becomes late
        passKilled(0);
        forgetExpired();
    }

    private void report(int host) throws IOException {
        int dice = random.nextInt(100);
        Status status = dice < 2 ? Status.ALERT : dice < 7 ? Status.WARN : Status.OKAY;
        ReportFile report = ReportFile.of(status).id(++sent).host(called(host)).ttl(TTL);
        byte[] bytes = new String(report.bytes(), UTF_8)
                .replaceAll("(\"interval_s\"\\s*:\\s*)300", "$1" + INTERVAL * 60)
                .getBytes(UTF_8);
        project.handIn(called(host), report.id() + ".report", bytes);
        expected.put(report.id(), Digest.of(bytes));
        lastSeen.put(host, project.clock.instant());
        if (status == Status.ALERT) {
            alerts.add(report.id());
        } else {
            expiry.put(report.id(), project.clock.instant().plus(TTL));
        }
        if (random.nextInt(100) == 0) {
            byte[] nonsense = ("{\"nonsense\": " + sent + "}").getBytes(UTF_8);
            project.handIn(called(host), String.format("f%031x.report", sent), nonsense);
            bad.add(Digest.of(nonsense));
        }
    }

    private static String called(int host) {
        return "host-" + host;
    }

    /** Ask for the deletion of an alert that has been there for a while, as a person would. */
    private void delete() throws IOException {
        if (alerts.size() > 20) {
            String id = alerts.remove(0);
            String request = String.format("e%031x", sent);
            new DeleteRequest(request, List.of(id), "ann", project.clock.instant()).writeInto(project.layout.input());
            project.aged(project.layout.input().resolve(request + DeleteRequest.SUFFIX), Duration.ZERO);
            expected.remove(id);
            deleted++;
        }
    }

    private void passKilled(int times) throws IOException, InterruptedException {
        long likely = Math.max(50, busyMillis / Math.max(1, sent) * hosts / INTERVAL);
        for (int i = 0; i < times; i++) {
            manager.begin(project.clock.instant());
            TimeUnit.MILLISECONDS.sleep(random.nextInt((int) (likely + 300))); // the first pass of a process is slow
            manager.kill();
            killed++;
            manager = ManagerProcess.start(project.layout.root());
        }
        manager.begin(project.clock.instant());
        ManagerProcess.Pass pass = manager.end();
        busyMillis += pass.millis();
        peakKib = Math.max(peakKib, pass.peakKib());
    }

    private void forgetExpired() {
        List<String> over = expiry.entrySet().stream()
                .filter(each -> each.getValue().isBefore(project.clock.instant()))
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(expiry::remove);
        over.forEach(expected::remove);
        expired += over.size();
    }

    private void compare(String where) throws IOException {
        Map<String, String> filed = new HashMap<>();
        for (Path folder : project.layout.filedFolders()) {
            for (String name : TestProject.names(folder)) {
                byte[] bytes = Files.readAllBytes(folder.resolve(name));
                if (!new String(bytes, UTF_8).contains("\"montty.")) {
                    assertThat(filed.put(name.substring(0, 32), Digest.of(bytes)))
                            .as(where + ": " + name)
                            .isNull();
                }
            }
        }
        assertThat(sent)
                .as(where + ": accepted = filed + expired + deleted")
                .isEqualTo(filed.size() + expired + deleted);
        assertThat(filed.equals(expected))
                .as(where + ": the reports that are filed")
                .isTrue();
        assertThat(killed).isEqualTo(kills);
        comparePlaces(where);
        compareHosts(where);
        AuditChain.verified(project);
    }

    private void comparePlaces(String where) throws IOException {
        try (Stream<Path> left = Files.walk(project.layout.input())) {
            assertThat(left.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)))
                    .as(where + ": the inbox")
                    .isEmpty();
        }
        Set<String> rejected = new HashSet<>();
        for (String name : project.rejects()) {
            if (!name.endsWith(".reason.txt")) {
                rejected.add(
                        Digest.of(Files.readAllBytes(project.layout.reject().resolve(name))));
            }
        }
        // The quarantine has bounds; what is over them is not there any more.
        assertThat(bad).as(where + ": the quarantine").containsAll(rejected);
        assertThat(rejected).as(where + ": the quarantine").hasSizeGreaterThanOrEqualTo(Math.min(bad.size(), 400));
    }

    private void compareHosts(String where) throws IOException {
        HostStates states = new HostStates(project.layout.hosts());
        assertThat(states.all()).as(where).hasSize(lastSeen.size());
        for (Map.Entry<Integer, Instant> host : lastSeen.entrySet()) {
            Contact contact = states.find(HostKey.known(called(host.getKey())))
                    .orElseThrow()
                    .contact();
            if (CONTACTS_ARE_KEPT) {
                assertThat(contact.lastSeen()).as(where).isEqualTo(host.getValue());
                assertThat(contact.freshness()).as(where + ": " + contact).isEqualTo(freshness(host.getValue()));
            }
        }
    }

    private Freshness freshness(Instant seen) {
        Duration silent = Duration.between(seen, project.clock.instant());
        return silent.compareTo(LOST) >= 0
                ? Freshness.LOST
                : silent.compareTo(LATE) >= 0 ? Freshness.LATE : Freshness.FRESH;
    }
}
