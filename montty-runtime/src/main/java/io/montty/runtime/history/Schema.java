package io.montty.runtime.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Know the tables of the database. */
final class Schema {

    /** Raised with every change that an older MonTTY could not read. */
    static final int VERSION = 1;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE hosts (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, used INTEGER NOT NULL)",
            "CREATE TABLE checks (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, used INTEGER NOT NULL)",
            "CREATE TABLE metrics (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, used INTEGER NOT NULL)",
            "CREATE TABLE events (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, host INTEGER NOT NULL,"
                    + " \"check\" INTEGER NOT NULL, kind TEXT NOT NULL, \"from\" TEXT, \"to\" TEXT,"
                    + " text TEXT NOT NULL, report TEXT NOT NULL)",
            "CREATE INDEX events_of_check ON events (host, \"check\", at)",
            "CREATE INDEX events_at ON events (at)",
            "CREATE TABLE points (block INTEGER NOT NULL, host INTEGER NOT NULL, \"check\" INTEGER NOT NULL,"
                    + " metric INTEGER NOT NULL, minute INTEGER NOT NULL, value REAL NOT NULL,"
                    + " PRIMARY KEY (block, host, \"check\", metric, minute)) WITHOUT ROWID",
            "CREATE TABLE tidied (at INTEGER NOT NULL)",
            "INSERT INTO tidied VALUES (0)",
            "PRAGMA user_version = " + VERSION);

    private Schema() {}

    /**
     * Set up a connection that writes, with autocommit off afterwards, and make the tables if there are none.
     *
     * @return the version that was found; 0 if there were no tables
     */
    static int prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Before anything is written: later on it changes nothing.
            statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
            statement.execute("PRAGMA cache_size = -8192");
            statement.execute("PRAGMA journal_size_limit = 4194304");
            statement.execute("PRAGMA trusted_schema = OFF");
            int version = version(connection);
            connection.setAutoCommit(false);
            if (version == 0) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
                connection.commit();
            }
            return version;
        }
    }

    static int version(Connection connection) throws SQLException {
        return (int) number(connection, "PRAGMA user_version");
    }

    /** Return the number that {@code sql} asks for; 0 if there is none. */
    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
