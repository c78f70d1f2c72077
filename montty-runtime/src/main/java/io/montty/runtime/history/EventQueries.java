package io.montty.runtime.history;

import io.montty.runtime.state.HostKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ask for events. */
final class EventQueries {

    private static final String SELECT =
            "SELECT e.at, c.name, e.kind, e.\"from\", e.\"to\", e.text, e.report FROM events e JOIN checks c"
                    + " ON c.id = e.\"check\" WHERE e.host = (SELECT id FROM hosts WHERE name = ?) AND e.at >= ?";

    private final Connection connection;

    EventQueries(Connection connection) {
        this.connection = connection;
    }

    List<HostKey> hosts() throws SQLException {
        List<HostKey> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT name FROM hosts");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                HostKey.parse(rows.getString(1)).ifPresent(found::add);
            }
        }
        return found.stream().sorted().toList();
    }

    List<String> checks(HostKey host) throws SQLException {
        String sql = "SELECT name FROM checks WHERE name <> '' AND id IN (SELECT \"check\" FROM events WHERE host ="
                + " (SELECT id FROM hosts WHERE name = ?)) ORDER BY name";
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, host.toString());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    List<HistoryEvent> of(HostKey host, String check, Instant since, Instant until, int limit) throws SQLException {
        String one = check.isEmpty() ? "" : " AND e.\"check\" = (SELECT id FROM checks WHERE name = ?)";
        String sql = SELECT + " AND e.at < ?" + one + " ORDER BY e.at DESC, e.id DESC LIMIT ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, host.toString());
            statement.setLong(2, since.toEpochMilli());
            statement.setLong(3, until.toEpochMilli());
            if (!check.isEmpty()) {
                statement.setString(4, check);
            }
            statement.setInt(check.isEmpty() ? 4 : 5, limit);
            return read(host, statement);
        }
    }

    /** Return the changes of status since {@code from}, the oldest first. */
    List<HistoryEvent> changes(HostKey host, Instant from) throws SQLException {
        String sql = SELECT + " AND e.kind = '" + HistoryEvent.Kind.CHANGED.name()
                + "' AND c.name <> '' ORDER BY e.at, e.id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, host.toString());
            statement.setLong(2, from.toEpochMilli());
            return read(host, statement);
        }
    }

    private static List<HistoryEvent> read(HostKey host, PreparedStatement statement) throws SQLException {
        List<HistoryEvent> events = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Optional<HistoryEvent.Kind> kind = kind(rows.getString(3));
                if (kind.isPresent()) {
                    events.add(new HistoryEvent(
                            Instant.ofEpochMilli(rows.getLong(1)),
                            host,
                            rows.getString(2),
                            kind.get(),
                            Rows.status(rows, 4),
                            Rows.status(rows, 5),
                            rows.getString(6),
                            rows.getString(7)));
                }
            }
        }
        return events;
    }

    /** Empty for what a newer version took down. */
    private static Optional<HistoryEvent.Kind> kind(String name) {
        return Stream.of(HistoryEvent.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }
}
