package io.montty.runtime.history;

import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A folder of state with a real database, at a time of ours. */
final class HistoryScene {

    static final Instant NOW = Instant.parse("2026-01-31T08:15:00Z");
    static final Instant EVER = Instant.parse("2000-01-01T00:00:00Z");
    static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    static final HostKey WEB1 = HostKey.known("web1");
    static final HistoryBounds ROOMY = new HistoryBounds(Duration.ofDays(30), 64 * 1024 * 1024);

    final HistoryFile file;
    final HostStates states;

    HistoryScene(Path folder) {
        file = new HistoryFile(folder.resolve("history.db"), Optional.empty());
        states = new HostStates(folder.resolve("hosts"));
    }

    SqliteHistory history() {
        return history(ROOMY);
    }

    SqliteHistory history(HistoryBounds bounds) {
        return new SqliteHistory(file, bounds, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    HistoryReader reader() throws IOException {
        return HistoryReader.open(file).orElseThrow();
    }

    List<HistoryEvent> events(HostKey host) throws IOException {
        try (HistoryReader reader = reader()) {
            return reader.events(host, "", EVER, LATER, 1_000_000);
        }
    }

    List<SeriesSummary> series(HostKey host) throws IOException {
        try (HistoryReader reader = reader()) {
            return reader.series(host, "", EVER, LATER);
        }
    }

    /** Write one event, as a pass of its own. */
    void write(HistoryEvent event) throws IOException {
        try (SqliteHistory history = history()) {
            history.record(event);
            history.flush(NOW);
        }
    }

    Path marker() {
        return file.path().resolveSibling("history-open");
    }

    List<String> files() throws IOException {
        try (var files = Files.list(file.path().getParent())) {
            return files.map(one -> one.getFileName().toString()).sorted().toList();
        }
    }

    static HistoryEvent changed(Instant at, HostKey host, String check, @Nullable Status from, Status to) {
        return new HistoryEvent(at, host, check, Kind.CHANGED, from, to, "/var 97% used", "0".repeat(32));
    }

    static List<Metric> metrics(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Metric.of("m" + i, i + 0.5, "s"))
                .toList();
    }

    static HostState state(HostKey host, CheckState... checks) {
        return new HostState(host, Contact.first(NOW), List.of(checks));
    }

    static CheckState check(String id, Status status, Instant changed) {
        return new CheckState(
                id,
                id,
                Set.of(),
                CheckState.Kind.CHECK,
                status,
                changed,
                changed,
                changed,
                1,
                "said so",
                "completed",
                "f",
                "A",
                false,
                "1".repeat(32),
                null,
                null);
    }
}
