package io.montty.runtime.history;

import io.montty.api.Status;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Find the changes that hosts know of and the history does not, because its writer was killed. */
final class Reconciliation {

    private final Connection connection;
    private final Instant oldest;

    /** Hold the last change of a check that the history knows. */
    private record Last(long at, @Nullable Status to) {}

    /** @param oldest what changed before is not kept anyway */
    Reconciliation(Connection connection, Instant oldest) {
        this.connection = connection;
        this.oldest = oldest;
    }

    /** Tell {@code missed} of each change that the history lacks; hosts whose file cannot be read are passed over. */
    void of(HostStates states, Consumer<HistoryEvent> missed) throws IOException, SQLException {
        String sql = "SELECT c.name, e.\"to\", max(e.at) FROM events e JOIN checks c ON c.id = e.\"check\""
                + " WHERE e.host = (SELECT id FROM hosts WHERE name = ?) AND e.kind = '"
                + HistoryEvent.Kind.CHANGED.name() + "' GROUP BY e.\"check\"";
        try (PreparedStatement changes = connection.prepareStatement(sql)) {
            for (HostKey host : states.all()) {
                HostState state = readable(states, host);
                if (state != null) {
                    compare(state, lasts(changes, host), missed);
                }
            }
        }
        connection.commit();
    }

    private static @Nullable HostState readable(HostStates states, HostKey host) {
        try {
            return states.find(host).orElse(null);
        } catch (IOException e) {
            return null; // whoever needs the host says so
        }
    }

    private static Map<String, Last> lasts(PreparedStatement changes, HostKey host) throws SQLException {
        Map<String, Last> lasts = new HashMap<>();
        changes.setString(1, host.toString());
        try (ResultSet rows = changes.executeQuery()) {
            while (rows.next()) {
                lasts.put(rows.getString(1), new Last(rows.getLong(3), Rows.status(rows, 2)));
            }
        }
        return lasts;
    }

    private void compare(HostState state, Map<String, Last> lasts, Consumer<HistoryEvent> missed) {
        for (CheckState check : state.checks()) {
            Last last = lasts.get(check.id());
            boolean known = last != null && check.changed().toEpochMilli() <= last.at();
            if (!known && !check.changed().isBefore(oldest)) {
                missed.accept(new HistoryEvent(
                        check.changed(),
                        state.host(),
                        check.id(),
                        HistoryEvent.Kind.CHANGED,
                        last == null ? null : last.to(),
                        check.status(),
                        check.summary(),
                        check.report()));
            }
        }
    }
}
