package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the server away for an hour of cycles: every report within the bounds arrives when it is back, in order.
 *
 * <p>A cycle takes 20 s unless {@code -Doutage.cycle=PT5M} says otherwise, which makes it the hour that it stands for.
 */
@Tag("acceptance")
class OutageIT {

    private static final int CYCLES_DOWN = 12;
    private static final int CYCLES_UP = 3;
    private static final int HOSTS = 8;
    private static final Duration CYCLE = Duration.parse(System.getProperty("outage.cycle", "PT20S"));

    @TempDir
    private Path folder;

    /** Hold a report as it lies on the server. */
    private record Arrived(String host, Instant made, Instant received) {}

    @Test
    void deliversWhatWasMadeWhileTheServerWasDown() throws Exception {
        assumeTrue(FleetSshd.available(), "SKIPPED: there is no OpenSSH server here; install openssh-server");
        try (Fleet fleet = Fleet.of(folder, HOSTS)) {
            for (String host : fleet.hosts()) {
                fleet.configure(host, "check: {interval: " + CYCLE.toSeconds() + "s}\nreport: {ttl: 24h}\n");
                Path check = fleet.project(host).resolve("CHECKS/chk_ok.sh");
                Shell.program(check, "#!/bin/sh\necho fine\n");
            }
            Instant back = run(fleet);
            assertThat(fleet.manage().code()).isZero();
            List<Arrived> arrived = arrived(fleet);
            tell(arrived, back);
            for (String host : fleet.hosts()) {
                assertThat(fleet.spooled(host)).as("the spool of %s", host).isEmpty();
                List<Arrived> own =
                        arrived.stream().filter(one -> one.host().equals(host)).toList();
                assertThat(own).as("reports of %s", host).hasSize(CYCLES_DOWN + CYCLES_UP);
                assertThat(own).as("by arrival").isSortedAccordingTo(Comparator.comparing(Arrived::made));
            }
        }
    }

    /** Let every host check once a cycle, as cron would, and return when the server came back. */
    private Instant run(Fleet fleet) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(HOSTS * 20);
        List<Future<Integer>> runs = new ArrayList<>();
        Instant begin = Instant.now();
        Instant back = begin;
        for (int cycle = 0; cycle < CYCLES_DOWN + CYCLES_UP; cycle++) {
            if (cycle == CYCLES_DOWN) {
                fleet.sshd().start();
                back = Instant.now();
            }
            for (String host : fleet.hosts()) {
                runs.add(pool.submit(() -> fleet.start(folder.resolve("said-" + host), "check", "--project", host)
                        .waitFor()));
            }
            Instant next = begin.plus(CYCLE.multipliedBy(cycle + 1L));
            TimeUnit.MILLISECONDS.sleep(
                    Math.max(0, Duration.between(Instant.now(), next).toMillis()));
        }
        for (Future<Integer> one : runs) {
            one.get(5, TimeUnit.MINUTES);
        }
        pool.shutdown();
        return back;
    }

    private List<Arrived> arrived(Fleet fleet) throws IOException {
        List<Arrived> arrived = new ArrayList<>();
        for (Path file : fleet.filed()) {
            JsonNode report = new ObjectMapper().readTree(Files.readAllBytes(file));
            arrived.add(new Arrived(
                    report.at("/host/name").asText(),
                    OffsetDateTime.parse(report.path("at").asText()).toInstant(),
                    Files.getLastModifiedTime(file).toInstant()));
        }
        arrived.sort(Comparator.comparing(Arrived::received));
        return arrived;
    }

    private static void tell(List<Arrived> arrived, Instant back) {
        TreeMap<String, String> seconds = new TreeMap<>();
        for (Arrived one : arrived) {
            String second = Duration.between(back, one.received()).toSeconds() + " ";
            seconds.merge(one.host(), second, String::concat);
        }
        System.out.printf(
                "outage of %d cycles of %s, seconds from the server's return to each arrival:%n", CYCLES_DOWN, CYCLE);
        seconds.forEach((host, line) -> System.out.println("  " + host + ": " + line));
    }
}
