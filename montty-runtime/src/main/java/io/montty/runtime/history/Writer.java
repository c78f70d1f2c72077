package io.montty.runtime.history;

import io.montty.api.Metric;
import io.montty.runtime.history.Pending.Measured;
import io.montty.runtime.history.Pending.Rename;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Write rows; each write is whole or not at all. */
final class Writer implements AutoCloseable {

    private final Connection connection;
    private final Names hosts;
    private final Names checks;
    private final Names metrics;
    private final PreparedStatement event;
    private final PreparedStatement point;

    private record Point(long block, long host, long check, long metric, long minute, double value) {}

    private static final Comparator<Point> BY_PLACE =
            Comparator.comparingLong(Point::block).thenComparingLong(Point::host);

    Writer(Connection connection) throws SQLException {
        this.connection = connection;
        hosts = new Names(connection, "hosts");
        checks = new Names(connection, "checks");
        metrics = new Names(connection, "metrics");
        event = connection.prepareStatement(
                "INSERT INTO events (at, host, \"check\", kind, \"from\", \"to\", text, report)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        // Of several points in a minute, the last is kept.
        point = connection.prepareStatement("INSERT OR REPLACE INTO points VALUES (?, ?, ?, ?, ?, ?)");
    }

    void write(Pending pending) throws SQLException {
        for (Rename rename : pending.renames()) {
            rename(rename);
        }
        writeEvents(pending.events());
        writePoints(pending.measured());
        connection.commit();
    }

    /** Forget what was remembered of names, since some were deleted. */
    void forgetNames() {
        hosts.forget();
        checks.forget();
        metrics.forget();
    }

    private void writeEvents(List<HistoryEvent> events) throws SQLException {
        for (HistoryEvent one : events) {
            long day = Blocks.day(one.at());
            event.setLong(1, one.at().toEpochMilli());
            event.setLong(2, hosts.id(one.host().toString(), day));
            event.setLong(3, checks.id(one.check(), day));
            event.setString(4, one.kind().name());
            event.setString(5, one.from() == null ? null : one.from().name());
            event.setString(6, one.to() == null ? null : one.to().name());
            event.setString(7, one.text());
            event.setString(8, one.report());
            event.addBatch();
        }
        if (!events.isEmpty()) {
            event.executeBatch();
        }
    }

    private void writePoints(List<Measured> measured) throws SQLException {
        List<Point> points = new ArrayList<>();
        for (Measured one : measured) {
            collect(one, points);
        }
        points.sort(BY_PLACE); // so that each page is written once, whatever the order in which reports came
        for (Point one : points) {
            point.setLong(1, one.block());
            point.setLong(2, one.host());
            point.setLong(3, one.check());
            point.setLong(4, one.metric());
            point.setLong(5, one.minute());
            point.setDouble(6, one.value());
            point.addBatch();
        }
        if (!points.isEmpty()) {
            point.executeBatch();
        }
    }

    private void collect(Measured one, List<Point> points) throws SQLException {
        long day = Blocks.day(one.at());
        long block = Blocks.block(one.at());
        long minute = Blocks.minute(one.at());
        long host = hosts.id(one.host().toString(), day);
        long check = checks.id(one.check(), day);
        for (Metric metric : one.metrics()) {
            long id = metrics.id(SeriesName.of(metric.name(), metric.unit()), day);
            points.add(new Point(block, host, check, id, minute, metric.value()));
        }
    }

    private void rename(Rename rename) throws SQLException {
        long from = hosts.id(rename.from().toString(), 0);
        long to = hosts.id(rename.to().toString(), 0);
        update("UPDATE events SET host = ? WHERE host = ?", to, from);
        update("UPDATE OR REPLACE points SET host = ? WHERE host = ?", to, from);
        update("UPDATE hosts SET used = max(used, (SELECT used FROM hosts WHERE id = ?2)) WHERE id = ?1", to, from);
        update("DELETE FROM hosts WHERE id = ?1 AND id <> ?2", from, to);
        hosts.forget();
    }

    private void update(String sql, long first, long second) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, first);
            statement.setLong(2, second);
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        event.close();
        point.close();
        hosts.close();
        checks.close();
        metrics.close();
    }
}
