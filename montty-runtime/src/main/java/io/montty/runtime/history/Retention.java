package io.montty.runtime.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Drop the oldest: what is too old now and then, and what is too much as soon as it is. */
final class Retention {

    private static final Duration INTERVAL = Duration.ofHours(1);
    /** What an event takes with its places in the indexes, about. */
    private static final long EVENT_BYTES = 200;

    private static final int EVENTS_AT_ONCE = 5_000;
    private static final int PAGES_AT_ONCE = 2_000;
    private static final List<String> NAME_TABLES = List.of("hosts", "checks", "metrics");

    private final Connection connection;
    private final HistoryBounds bounds;
    private final long limit;
    private Instant last;

    Retention(Connection connection, HistoryBounds bounds) throws SQLException {
        this.connection = connection;
        this.bounds = bounds;
        this.limit = bounds.bytes() / Schema.number(connection, "PRAGMA page_size");
        this.last = Instant.ofEpochSecond(Schema.number(connection, "SELECT at FROM tidied"));
        connection.commit();
    }

    /** Tell whether {@link #dropOld} has something to do, which it has once an hour at most. */
    boolean isDue(Instant now) {
        // A clock that was set back must not put it off for ever.
        return now.isBefore(last) || !now.isBefore(last.plus(INTERVAL));
    }

    /**
     * Drop what is too old at {@code now}, and give some of the room that is free back to the disk.
     *
     * @return whether names were dropped
     */
    boolean dropOld(Instant now) throws SQLException {
        Instant oldest = now.minus(bounds.age());
        while (dropBlockBefore(Blocks.block(oldest)) || dropEventsBefore(oldest) > 0) {
            connection.commit();
        }
        int names = 0;
        for (String table : NAME_TABLES) {
            names += update("DELETE FROM " + table + " WHERE used < ?", Blocks.day(oldest));
        }
        update("UPDATE tidied SET at = ?", now.getEpochSecond());
        connection.commit();
        vacuum(PAGES_AT_ONCE);
        last = now;
        return names > 0;
    }

    /**
     * Drop the oldest until the database is no larger than it may be.
     *
     * @return whether names were dropped
     */
    boolean dropTooMuch() throws SQLException {
        long pages = Schema.number(connection, "PRAGMA page_count");
        if (pages <= limit) {
            connection.commit();
            return false;
        }
        boolean names = false;
        // A tenth more than needed, so that it is not every pass that has to.
        while (used() > limit - limit / 10) {
            if (!dropOldest()) {
                names = dropUnusedNames();
                break;
            }
            connection.commit();
        }
        vacuum(Schema.number(connection, "PRAGMA page_count") - limit);
        return names;
    }

    private long used() throws SQLException {
        return Schema.number(connection, "PRAGMA page_count") - Schema.number(connection, "PRAGMA freelist_count");
    }

    /** Drop points first, as long as events take less than half of the room: they tell more in less. */
    private boolean dropOldest() throws SQLException {
        long events = Schema.number(connection, "SELECT max(id) - min(id) + 1 FROM events");
        boolean many = events * EVENT_BYTES > bounds.bytes() / 2;
        return (many && dropEventsBefore(Instant.ofEpochMilli(Long.MAX_VALUE)) > 0)
                || dropBlockBefore(Long.MAX_VALUE)
                || dropEventsBefore(Instant.ofEpochMilli(Long.MAX_VALUE)) > 0;
    }

    private boolean dropBlockBefore(long block) throws SQLException {
        return update("DELETE FROM points WHERE block = (SELECT min(block) FROM points) AND block < ?", block) > 0;
    }

    private int dropEventsBefore(Instant at) throws SQLException {
        return update(
                "DELETE FROM events WHERE id IN (SELECT id FROM events WHERE at < ? ORDER BY at LIMIT " + EVENTS_AT_ONCE
                        + ")",
                at.toEpochMilli());
    }

    private boolean dropUnusedNames() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM metrics WHERE id NOT IN (SELECT metric FROM points)");
            for (String table : List.of("host", "check")) {
                statement.executeUpdate("DELETE FROM " + table + "s WHERE id NOT IN (SELECT \"" + table
                        + "\" FROM events UNION SELECT \"" + table + "\" FROM points)");
            }
        }
        connection.commit();
        return true;
    }

    private void vacuum(long pages) throws SQLException {
        if (pages > 0) {
            try (Statement statement = connection.createStatement()) {
                // Of all ways to run it, this one alone runs it to its end: each page is a step.
                statement.executeUpdate("PRAGMA incremental_vacuum(" + pages + ")");
            }
        }
        connection.commit();
    }

    private int update(String sql, long value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, value);
            return statement.executeUpdate();
        }
    }
}
