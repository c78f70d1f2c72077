package io.montty.runtime.monitor;

import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Status;
import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PlainPrinterTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Snapshot fine =
            new SampleFleet().host("db-03", Standing.OKAY, 3).snapshot();
    private final Snapshot broken = new SampleFleet()
            .host("db-03", Standing.ALERT, 0, problem("disk", Status.ALERT, "/var 97% used"))
            .snapshot();

    @Test
    void waitsUntilAllHostsWereLookedAt() throws InterruptedException {
        Snapshot half = new Snapshot(List.of(), List.of(), Map.of(), null, List.of(), 1);

        assertThat(printer(printed, half, fine).look()).isEqualTo(fine);
    }

    @Test
    void printsTheTableAndThenWhatChanges() throws InterruptedException {
        printer(printed, fine, broken).followToTheEnd();

        assertThat(text().lines().skip(1))
                .containsExactly(
                        "OKAY    db-03  3m   0      0     14    0        -",
                        "1 host: ALERT 0, SILENT 0, WARN 0, OKAY 1, NA 0; 0 reports; manager last ran <1m ago",
                        "2026-11-22T09:41:07Z  db-03  DISK  OKAY -> ALERT  /var 97% used");
    }

    @Test
    void doesNotTakeHostsForGoneWhoseFolderCannotBeRead() throws InterruptedException {
        Snapshot unreadable = new Snapshot(List.of(), NOW, List.of("_state/hosts cannot be read"));

        printer(printed, fine, unreadable, unreadable, fine).followToTheEnd();

        assertThat(text().lines().skip(3)).containsExactly("2026-11-22T09:41:07Z  _state/hosts cannot be read");
    }

    @Test
    void endsAsSoonAsALineFindsNoReader() throws InterruptedException {
        OutputStream hungUp = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        PlainPrinter printer = new PlainPrinter(
                listener -> () -> listener.accept(fine), // and never ends by itself
                Filter.ALL,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new PrintStream(hungUp, true, StandardCharsets.UTF_8));

        printer.followToTheEnd();

        assertThat(printed.size()).isZero();
    }

    @Test
    void saysThatItBrokeInsteadOfWaitingForever() {
        PlainPrinter printer = new PlainPrinter(
                listener -> () -> {
                    throw new IllegalStateException("no watches left");
                },
                Filter.ALL,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThatThrownBy(printer::look).hasRootCauseMessage("no watches left");
    }

    private static PlainPrinter printer(OutputStream out, Snapshot... snapshots) {
        PlainPrinter[] made = new PlainPrinter[1];
        made[0] = new PlainPrinter(
                listener -> () -> {
                    List.of(snapshots).forEach(listener);
                    made[0].end();
                },
                Filter.ALL,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return made[0];
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
