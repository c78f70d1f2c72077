package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.runtime.store.ReportName;
import io.montty.runtime.transport.Delivery;
import io.montty.runtime.transport.Receipt;
import io.montty.runtime.transport.Sender;
import io.montty.runtime.transport.SpoolNews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brings what a spool holds to a real server that was away, or whose answers get lost. */
class SpoolOverSshIT {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String HOST = "web0";

    @TempDir
    private Path folder;

    private final AtomicInteger rests = new AtomicInteger();

    @BeforeEach
    void needsAnSshServer() {
        String why = "SKIPPED: there is no OpenSSH server here; install openssh-server";
        assertThat(FleetSshd.available() || System.getenv("CI") == null).as(why).isTrue();
        assumeTrue(FleetSshd.available(), why);
    }

    @Test
    void deliversInOrderWhatWasMadeInTwentyCyclesWithoutAServer() throws Exception {
        try (Fleet fleet = Fleet.of(folder, 1)) {
            for (int cycle = 1; cycle <= 20; cycle++) {
                FleetHost host = at(fleet, NOW.plusSeconds(300L * cycle));
                add(host, cycle, Status.OKAY);
                assertThat(send(host, host.delivery()).troubles()).hasSize(1);
            }
            fleet.sshd().start();
            FleetHost host = at(fleet, NOW.plusSeconds(6_300));

            assertThat(send(host, host.delivery())).isEqualTo(new Sender.Result(20, List.of()));

            fleet.manage();
            assertThat(idsByArrival(fleet)).hasSize(20).isSorted();
            assertThat(rests.get()).as("waits of the runs").isEqualTo(60);
        }
    }

    @Test
    void deliversTheAlertsOfThreeHundredReportsAndTellsWhatWasDropped() throws Exception {
        try (Fleet fleet = Fleet.of(folder, 1)) {
            fleet.sshd().start();
            FleetHost host = at(fleet, NOW.plusSeconds(90_000));
            for (int number = 1; number <= 300; number++) {
                add(at(fleet, NOW.plusSeconds(300L * number)), number, number % 10 == 0 ? Status.ALERT : Status.OKAY);
            }
            List<Finding> news = SpoolNews.of(host.spool()).findings();

            assertThat(send(host, host.delivery())).isEqualTo(new Sender.Result(200, List.of()));

            fleet.manage();
            assertThat(Fleet.files(fleet.server().resolve("REPORTS/_alert"))).hasSize(30);
            assertThat(fleet.filed()).hasSize(200);
            assertThat(news)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message())
                            .startsWith("100 reports (ALERT 0, WARN 0, OKAY 100) were dropped from the spool"));
        }
    }

    @Test
    void filesOnceWhatIsHandedInAgainSinceItsAcknowledgementWasLost() throws Exception {
        try (Fleet fleet = Fleet.of(folder, 1)) {
            fleet.sshd().start();
            FleetHost host = at(fleet, NOW);
            for (int number = 1; number <= 200; number++) {
                add(at(fleet, NOW.plusSeconds(number)), number, Status.WARN);
            }
            AtomicInteger again = new AtomicInteger();
            try (Delivery real = host.delivery()) {
                // One run waits five minutes in all, were these waits real; then the next goes on.
                for (int run = 1; run <= 10 && !host.spool().waiting().isEmpty(); run++) {
                    host.send(new ForgetfulDelivery(real, again), pause -> rests.incrementAndGet());
                }

                assertThat(host.spool().waiting()).isEmpty();
            }
            assertThat(again.get()).as("known to the server before").isEqualTo(200);
            fleet.manage();
            assertThat(idsByArrival(fleet)).hasSize(200).doesNotHaveDuplicates();
        }
    }

    /** Loses the first answer to every report. */
    private static final class ForgetfulDelivery implements Delivery {

        private final Delivery real;
        private final AtomicInteger again;
        private String answered = "";

        ForgetfulDelivery(Delivery real, AtomicInteger again) {
            this.real = real;
            this.again = again;
        }

        @Override
        public Receipt deliver(byte[] report, ReportName name) throws IOException {
            Receipt receipt = real.deliver(report, name);
            if (!name.id().equals(answered)) {
                answered = name.id();
                throw new IOException("the answer was lost");
            }
            if (receipt instanceof Receipt.Taken taken && taken.again()) {
                again.incrementAndGet();
            }
            return receipt;
        }

        @Override
        public String destination() {
            return real.destination();
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private static FleetHost at(Fleet fleet, Instant now) {
        return FleetHost.of(fleet, HOST, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void add(FleetHost host, int number, Status status) throws IOException {
        String id = String.format("%032x", number);
        ReportName name = new ReportName(id, status, host.clock().instant().getEpochSecond(), ReportName.Format.JSON);
        host.spool().add(host.clock().instant(), name, Fleet.report(HOST, id, status));
    }

    private Sender.Result send(FleetHost host, Delivery delivery) throws InterruptedException {
        try (delivery) {
            return host.send(delivery, pause -> rests.incrementAndGet());
        }
    }

    private static List<String> idsByArrival(Fleet fleet) throws IOException {
        return fleet.filed().stream()
                .sorted(Comparator.comparing(SpoolOverSshIT::arrival))
                .map(file -> file.getFileName().toString().substring(0, 32))
                .toList();
    }

    private static Instant arrival(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new AssertionError(file + " is gone", e);
        }
    }
}
