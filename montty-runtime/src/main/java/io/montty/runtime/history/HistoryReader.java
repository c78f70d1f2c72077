package io.montty.runtime.history;

import io.montty.api.Status;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Read a history, also while the manager writes it. Nothing is changed by it, and the manager is never made to wait.
 *
 * <p>It is for whoever may read the file and write to its folder, where SQLite keeps what readers and the writer tell
 * each other: the user who runs the manager, and root. It is to be opened for one look and closed again: one that is
 * held open keeps the manager from tidying up, and does not see a database that was begun anew.
 */
public final class HistoryReader implements AutoCloseable {

    private final Connection connection;
    private final EventQueries events;
    private final PointQueries points;

    private HistoryReader(Connection connection) {
        this.connection = connection;
        this.events = new EventQueries(connection);
        this.points = new PointQueries(connection);
    }

    /**
     * Open the history in {@code file}.
     *
     * @return empty if nothing was ever kept
     * @throws IOException if it cannot be read; the message says why
     */
    public static Optional<HistoryReader> open(HistoryFile file) throws IOException {
        if (!Files.exists(file.path())) {
            return Optional.empty();
        }
        NativeLibrary.load(file.natives());
        try {
            return open(Connections.forReading(file));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static Optional<HistoryReader> open(Connection connection) throws IOException, SQLException {
        boolean kept = false;
        try {
            int version = Schema.version(connection);
            if (version > Schema.VERSION) {
                throw new IOException("the history was written by a newer MonTTY, which this one cannot read");
            }
            kept = version > 0;
            return kept ? Optional.of(new HistoryReader(connection)) : Optional.empty();
        } finally {
            if (!kept) {
                connection.close();
            }
        }
    }

    /** Return the hosts that something is kept of, in order. */
    public List<HostKey> hosts() throws IOException {
        return read(events::hosts);
    }

    /**
     * Return what happened to {@code host}, the newest first.
     *
     * @param check of this check alone; empty for all
     * @param since from then on
     * @param until before then
     * @param limit at most so much
     */
    public List<HistoryEvent> events(HostKey host, String check, Instant since, Instant until, int limit)
            throws IOException {
        return read(() -> events.of(host, check, since, until, limit));
    }

    /** Return the ids of the checks of {@code host} that something happened to, in order. */
    public List<String> checks(HostKey host) throws IOException {
        return read(() -> events.checks(host));
    }

    /**
     * Return what {@code host} measured from {@code since} to before {@code until}, by check and name.
     *
     * @param check of this check alone; empty for all
     */
    public List<SeriesSummary> series(HostKey host, String check, Instant since, Instant until) throws IOException {
        return read(() -> points.series(host, check, since, until));
    }

    /** Return the points of one series from {@code since} to before {@code until}, the oldest first. */
    public List<HistoryPoint> points(HostKey host, SeriesSummary series, Instant since, Instant until)
            throws IOException {
        return read(() -> points.of(host, series, since, until));
    }

    /**
     * Return the worst status of {@code host} in each of {@code count} cells of the length {@code width}.
     *
     * <p>What counted before a change is known from the change. So a check is NA until its first change that is kept if
     * that does not say what was before, and a check that did not change at all is known from {@code now} alone.
     *
     * @param from when the first cell begins
     * @param now what counts now, by check; may be empty
     */
    public List<Status> cells(HostKey host, Instant from, Duration width, int count, Map<String, Status> now)
            throws IOException {
        List<HistoryEvent> changes = read(() -> events.changes(host, from));
        return new StatusCells(from, width, count).of(changes, now);
    }

    /**
     * Return the worst status of each check of {@code host} in each of {@code count} cells, as {@link #cells} does.
     *
     * @return by check; those that did not change since {@code from} are there only if {@code now} names them
     */
    public Map<String, List<Status>> cellsByCheck(
            HostKey host, Instant from, Duration width, int count, Map<String, Status> now) throws IOException {
        List<HistoryEvent> changes = read(() -> events.changes(host, from));
        return new StatusCells(from, width, count).byCheck(changes, now);
    }

    private interface Query<T> {
        T run() throws SQLException;
    }

    private static <T> T read(Query<T> query) throws IOException {
        try {
            return query.run();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static IOException unreadable(SQLException e) {
        String remedy = Connections.isDamage(e)
                ? "; the manager begins a new one as soon as something changes"
                : "; it is for the user who runs the manager, and root";
        return new IOException("the history cannot be read: " + Connections.reason(e) + remedy, e);
    }

    @Override
    public void close() throws IOException {
        read(() -> {
            connection.close();
            return true;
        });
    }
}
