package io.montty.runtime.history;

import io.montty.runtime.state.HostKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ask for points, by looking once into each block of the time that is asked about. */
final class PointQueries {

    private static final String SELECT = "WITH RECURSIVE"
            + " blocks (block) AS (SELECT ?1 WHERE ?1 <= ?2 UNION ALL SELECT block + 1 FROM blocks WHERE block < ?2)"
            + " SELECT c.name, m.name, p.block, p.minute, p.value FROM blocks b"
            + " CROSS JOIN points p ON p.block = b.block AND p.host = (SELECT id FROM hosts WHERE name = ?3)"
            + " CROSS JOIN checks c ON c.id = p.\"check\" CROSS JOIN metrics m ON m.id = p.metric";

    private final Connection connection;

    private interface Sink {
        void take(String check, String name, HistoryPoint point);
    }

    PointQueries(Connection connection) {
        this.connection = connection;
    }

    List<HistoryPoint> of(HostKey host, SeriesSummary series, Instant since, Instant until) throws SQLException {
        List<HistoryPoint> points = new ArrayList<>();
        String sql = SELECT + " WHERE p.\"check\" = (SELECT id FROM checks WHERE name = ?4)"
                + " AND p.metric = (SELECT id FROM metrics WHERE name = ?5)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(4, series.check());
            statement.setString(5, SeriesName.of(series.metric(), series.unit()));
            read(statement, host, since, until, (check, name, point) -> points.add(point));
        }
        return points;
    }

    List<SeriesSummary> series(HostKey host, String check, Instant since, Instant until) throws SQLException {
        Map<List<String>, Sums> sums = new LinkedHashMap<>();
        String one = check.isEmpty() ? "" : " WHERE p.\"check\" = (SELECT id FROM checks WHERE name = ?4)";
        try (PreparedStatement statement = connection.prepareStatement(SELECT + one)) {
            if (!check.isEmpty()) {
                statement.setString(4, check);
            }
            read(
                    statement,
                    host,
                    since,
                    until,
                    (of, name, point) -> sums.computeIfAbsent(List.of(of, name), key -> new Sums(point))
                            .add(point));
        }
        return sums.entrySet().stream()
                .map(entry -> entry.getValue()
                        .summary(entry.getKey().get(0), entry.getKey().get(1)))
                .sorted(Comparator.comparing(SeriesSummary::check).thenComparing(SeriesSummary::metric))
                .toList();
    }

    private void read(PreparedStatement statement, HostKey host, Instant since, Instant until, Sink sink)
            throws SQLException {
        long first = Schema.number(connection, "SELECT min(block) FROM points");
        long last = Schema.number(connection, "SELECT max(block) FROM points");
        statement.setLong(1, Math.max(first, Blocks.block(since)));
        statement.setLong(2, Math.min(last, Blocks.block(until)));
        statement.setString(3, host.toString());
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Instant at = Blocks.instant(rows.getLong(3), rows.getLong(4));
                if (at.plusSeconds(59).isAfter(since) && at.isBefore(until)) {
                    sink.take(rows.getString(1), rows.getString(2), new HistoryPoint(at, rows.getDouble(5)));
                }
            }
        }
    }

    /** Add up one series. */
    private static final class Sums {

        private long count;
        private double sum;
        private double min;
        private double max;
        private HistoryPoint last;

        Sums(HistoryPoint first) {
            min = first.value();
            max = first.value();
            last = first;
        }

        void add(HistoryPoint point) {
            count++;
            sum += point.value();
            min = Math.min(min, point.value());
            max = Math.max(max, point.value());
            last = point.at().isBefore(last.at()) ? last : point;
        }

        SeriesSummary summary(String check, String name) {
            return new SeriesSummary(
                    check,
                    SeriesName.metric(name),
                    SeriesName.unit(name),
                    count,
                    min,
                    sum / count,
                    max,
                    last.value(),
                    last.at());
        }
    }
}
