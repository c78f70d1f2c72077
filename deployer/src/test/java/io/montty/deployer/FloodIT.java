package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.montty.api.Status;
import io.montty.runtime.transport.Letter;
import io.montty.runtime.transport.Receipt;
import io.montty.runtime.transport.ssh.SshUplink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets one host hand in ten thousand reports while another hands in its own. */
class FloodIT {

    private static final int FLOOD = 10_000;
    private static final int QUOTA = 200;

    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger later = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void keepsAFloodWithinItsQuotaAndServesTheOthers() throws Exception {
        String why = "SKIPPED: there is no OpenSSH server here; install openssh-server";
        assertThat(FleetSshd.available() || System.getenv("CI") == null).as(why).isTrue();
        assumeTrue(FleetSshd.available(), why);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Fleet fleet = Fleet.of(folder, 2)) {
            fleet.sshd().start();
            Future<?> flood = thread.submit(() -> flood(fleet));
            List<Long> millis = new ArrayList<>();
            for (int number = 1; number <= 10 || !flood.isDone(); number++) {
                millis.add(handInOne(fleet, number));
            }
            flood.get();
            Collections.sort(millis);
            System.out.printf(
                    "%d reports of one host: %d taken, %d to come later; %d reports of another, each with a connection of its"
                            + " own: acknowledged after %d ms in the median, %d ms at p95%n",
                    FLOOD, taken.get(), later.get(), millis.size(), millis.get(millis.size() / 2), p95(millis));
            assertThat(taken).hasValue(QUOTA);
            assertThat(later).hasValue(FLOOD - QUOTA);
            assertThat(Fleet.files(fleet.server().resolve("REPORTS/_input/web0")))
                    .hasSize(QUOTA);
        } finally {
            thread.shutdownNow();
        }
    }

    private Void flood(Fleet fleet) throws IOException {
        try (SshUplink uplink = FleetHost.of(fleet, "web0", Clock.systemUTC()).uplink()) {
            for (int number = 1; number <= FLOOD; number++) {
                Receipt receipt = uplink.put(letter("web0", number));
                (receipt instanceof Receipt.Taken ? taken : later).incrementAndGet();
            }
        }
        return null;
    }

    private static long handInOne(Fleet fleet, int number) throws IOException {
        long begin = System.nanoTime();
        try (SshUplink uplink = FleetHost.of(fleet, "web1", Clock.systemUTC()).uplink()) {
            assertThat(uplink.put(letter("web1", 1_000_000 + number))).isEqualTo(new Receipt.Taken(false));
        }
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static Letter letter(String host, int number) {
        String id = String.format("%032x", number);
        return new Letter(id, Fleet.report(host, id, Status.OKAY), new byte[0], null);
    }

    private static long p95(List<Long> sorted) {
        return sorted.get(sorted.size() * 95 / 100);
    }
}
