package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.api.Status;
import io.montty.runtime.transport.Delivery;
import io.montty.runtime.transport.Sender;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets many hosts come at once to an sshd that drops connections beyond ten, and to bounded receivers. */
class CrowdIT {

    private final AtomicInteger rests = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void deliversTheReportsOfThirtyHostsThatComeAtOnce() throws Exception {
        come(30);
    }

    @Test
    @Tag("acceptance")
    void deliversTheReportsOfAHundredHostsThatComeAtOnce() throws Exception {
        come(100);
    }

    private void come(int hosts) throws Exception {
        String why = "SKIPPED: there is no OpenSSH server here; install openssh-server";
        assertThat(FleetSshd.available() || System.getenv("CI") == null).as(why).isTrue();
        assumeTrue(FleetSshd.available(), why);
        ExecutorService threads = Executors.newFixedThreadPool(hosts);
        try (Fleet fleet = Fleet.of(folder, hosts)) {
            fleet.sshd().start();
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Sender.Result>> results = new ArrayList<>();
            for (String host : fleet.hosts()) {
                fleet.spool(host, String.format("%032x", results.size() + 1), Status.OKAY, 1_795_000_000_000L);
                results.add(threads.submit(() -> {
                    start.await();
                    return send(fleet, host);
                }));
            }
            start.countDown();
            for (Future<Sender.Result> result : results) {
                assertThat(result.get(3, TimeUnit.MINUTES)).isEqualTo(new Sender.Result(1, List.of()));
            }
            fleet.manage();
            assertThat(fleet.filed()).hasSize(hosts);
            System.out.printf("%d hosts at once: all delivered, after %d second tries%n", hosts, rests.get());
        } finally {
            threads.shutdownNow();
        }
    }

    private Sender.Result send(Fleet fleet, String host) throws InterruptedException {
        FleetHost sender = FleetHost.of(fleet, host, Clock.systemUTC());
        try (Delivery delivery = sender.delivery()) {
            return sender.send(delivery, pause -> {
                rests.incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            });
        }
    }
}
