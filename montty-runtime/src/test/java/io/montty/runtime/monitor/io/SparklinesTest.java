package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryBounds;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryFile;
import io.montty.runtime.history.SqliteHistory;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SparklinesTest {

    private static final HostKey WEB1 = HostKey.known("web1");
    private static final List<HostKey> WANTED = List.of(WEB1);

    @TempDir
    Path root;

    private HistoryFile file;
    private Sparklines sparklines;
    private long millis = 1_000_000;

    @BeforeEach
    void layOut() {
        file = new HistoryFile(root.resolve("history.db"), Optional.empty());
        sparklines = new Sparklines(file, Clock.fixed(NOW, ZoneOffset.UTC), () -> millis);
    }

    @Test
    void drawsTheWorstOfEachCell() throws IOException {
        happened(minutesAgo(33), "host.disk", Status.OKAY, Status.WARN);
        happened(minutesAgo(12), "host.disk", Status.WARN, Status.ALERT);
        take(new SampleFleet().host("web1", Standing.ALERT, 1, problem("host.disk", Status.ALERT, "full")));

        assertThat(drawn(12)).isEqualTo("OOOOOWWWWAAA");
    }

    @Test
    void drawsAHostOnWhichNothingChangedAsItIsNow() throws IOException {
        happened(minutesAgo(500), "host.disk", Status.WARN, Status.OKAY);
        take(new SampleFleet().host("web1", Standing.OKAY, 1));

        assertThat(drawn(24)).isEqualTo("O".repeat(24));
    }

    @Test
    void drawsAProblemThatTheHistoryDoesNotKnowYetSinceItBegan() throws IOException {
        happened(minutesAgo(500), "host.disk", Status.WARN, Status.OKAY);
        take(new SampleFleet().host("web1", Standing.ALERT, 1, problem("host.disk", Status.ALERT, "full")));

        assertThat(drawn(24)).isEqualTo("O".repeat(12) + "A".repeat(12)); // it began an hour ago
    }

    @Test
    void drawsNothingKnownBeforeAHostWasFirstHeardOf() throws IOException {
        record(new HistoryEvent(
                minutesAgo(14), WEB1, "", HistoryEvent.Kind.FIRST_CONTACT, null, null, "", "a".repeat(32)));
        take(new SampleFleet().host("web1", Standing.OKAY, 1));

        assertThat(drawn(12)).isEqualTo("---------OOO");
    }

    @Test
    void drawsWhatASilentHostDidNotSayAsSilent() throws IOException {
        happened(minutesAgo(500), "host.disk", Status.WARN, Status.OKAY);
        take(new SampleFleet().host("web1", Standing.SILENT, 25));

        assertThat(drawn(12)).isEqualTo("OOOOOOOOSSSS");
    }

    @Test
    void drawsNothingKnownWithoutAHistory() {
        take(new SampleFleet().host("web1", Standing.ALERT, 1, problem("host.disk", Status.ALERT, "full")));

        assertThat(drawn(12)).isEqualTo("-".repeat(12));
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void drawsNothingKnownWithADamagedHistory() throws IOException {
        Files.writeString(file.path(), "this is no database, however long one looks at it".repeat(100));
        take(new SampleFleet().host("web1", Standing.OKAY, 1));

        assertThat(drawn(12)).isEqualTo("-".repeat(12));
    }

    @Test
    void drawsAgainAfterAMinuteOrWhenTheHostChangedOrTheWidth() {
        take(new SampleFleet().host("web1", Standing.OKAY, 1));
        assertThat(sparklines.find(WANTED, 12)).isNotEmpty();
        assertThat(sparklines.find(WANTED, 12)).isEmpty();
        assertThat(sparklines.untilNext(WANTED, 12)).isEqualTo(Sparklines.FRESH);

        assertThat(sparklines.find(WANTED, 24)).isNotEmpty();
        millis += Sparklines.FRESH - 1;
        assertThat(sparklines.find(WANTED, 24)).isEmpty();
        assertThat(sparklines.untilNext(WANTED, 24)).isEqualTo(1);
        millis += 1;
        assertThat(sparklines.find(WANTED, 24)).isNotEmpty();

        take(new SampleFleet().host("web1", Standing.OKAY, 0));
        assertThat(sparklines.find(WANTED, 24)).isNotEmpty();
    }

    @Test
    void passesOverHostsThatAreGone() {
        assertThat(sparklines.find(WANTED, 12)).isEmpty();
        assertThat(sparklines.untilNext(WANTED, 12)).isEqualTo(Sparklines.FRESH);
    }

    private void take(SampleFleet fleet) {
        sparklines.take(fleet.snapshot());
    }

    private void happened(Instant at, String check, Status from, Status to) throws IOException {
        record(new HistoryEvent(at, WEB1, check, HistoryEvent.Kind.CHANGED, from, to, "text", "a".repeat(32)));
    }

    private void record(HistoryEvent event) throws IOException {
        HistoryBounds bounds = new HistoryBounds(Duration.ofDays(90), 1 << 24);
        try (SqliteHistory history = new SqliteHistory(file, bounds, Clock.fixed(NOW, ZoneOffset.UTC))) {
            history.record(event);
            history.flush(NOW);
        }
    }

    private static Instant minutesAgo(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private String drawn(int width) {
        Map<HostKey, List<Standing>> found = sparklines.find(WANTED, width);
        assertThat(found).containsOnlyKeys(WEB1);
        StringBuilder text = new StringBuilder();
        for (Standing cell : found.getOrDefault(WEB1, Collections.emptyList())) {
            text.append(cell == Standing.NA ? "-" : cell.name().substring(0, 1));
        }
        return text.toString();
    }
}
