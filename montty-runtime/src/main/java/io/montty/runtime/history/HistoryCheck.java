package io.montty.runtime.history;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

/** Look whether a history is whole. The manager must not be at work. */
public final class HistoryCheck {

    private final HistoryFile file;

    /** Look at the history in {@code file}, which need not be there. */
    public HistoryCheck(HistoryFile file) {
        this.file = file;
    }

    /**
     * Return what is wrong with it; empty if nothing is, or nothing was ever kept.
     *
     * @throws IOException if it cannot be looked at
     */
    public Optional<String> damage() throws IOException {
        if (!Files.exists(file.path())) {
            return Optional.empty();
        }
        NativeLibrary.load(file.natives());
        try (Connection connection = Connections.forReading(file);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("PRAGMA quick_check(1)")) {
            String said = answer.next() ? answer.getString(1) : "no answer";
            return said.equals("ok") ? Optional.empty() : Optional.of(said);
        } catch (SQLException e) {
            if (Connections.isDamage(e)) {
                return Optional.of(Connections.reason(e));
            }
            throw new IOException(Connections.reason(e), e);
        }
    }

    /**
     * Set it aside, so that the manager begins another.
     *
     * @throws IOException if that cannot be done
     */
    public void setAside(Instant now) throws IOException {
        new Damage(file).moveAside(now);
    }
}
