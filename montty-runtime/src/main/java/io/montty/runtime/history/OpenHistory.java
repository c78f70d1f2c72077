package io.montty.runtime.history;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Hold the database open for the one who writes. Where a method fails, it has to be closed and opened anew. */
final class OpenHistory implements AutoCloseable {

    private final Connection connection;
    private final Writer writer;
    private final Retention retention;

    private OpenHistory(Connection connection, HistoryBounds bounds) throws SQLException {
        this.connection = connection;
        this.writer = new Writer(connection);
        this.retention = new Retention(connection, bounds);
    }

    /**
     * Open it, or begin it.
     *
     * @throws DamagedHistoryException if the file has to give way to a new one
     * @throws IOException if the file cannot be made
     */
    static OpenHistory open(HistoryFile file, HistoryBounds bounds) throws IOException, SQLException {
        Connection connection = Connections.forWriting(file);
        try {
            int version = Schema.prepare(connection);
            if (version > Schema.VERSION) {
                throw new DamagedHistoryException("was written by a newer MonTTY, which this one cannot read");
            }
            return new OpenHistory(connection, bounds);
        } catch (IOException | SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    /** Write what is pending, and make room if that is too much. */
    void write(Pending pending) throws SQLException {
        writer.write(pending);
        if (retention.dropTooMuch()) {
            writer.forgetNames();
        }
    }

    /** Drop what is too old at {@code now}, if that was not done within the last hour. */
    void tidy(Instant now) throws SQLException {
        if (retention.isDue(now) && retention.dropOld(now)) {
            writer.forgetNames();
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            writer.close();
        } finally {
            connection.close();
        }
    }
}
