package io.montty.runtime.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Give names of one table numbers, and note the last day that each was used on. */
final class Names implements AutoCloseable {

    private static final int REMEMBERED = 50_000;

    private final PreparedStatement find;
    private final PreparedStatement insert;
    private final PreparedStatement touch;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);

    private record Known(long id, long day) {}

    Names(Connection connection, String table) throws SQLException {
        find = connection.prepareStatement("SELECT id, used FROM " + table + " WHERE name = ?");
        insert = connection.prepareStatement("INSERT INTO " + table + " (name, used) VALUES (?, ?) RETURNING id");
        touch = connection.prepareStatement("UPDATE " + table + " SET used = ? WHERE id = ?");
    }

    /** Return the number of {@code name}, which is used on {@code day}. */
    long id(String name, long day) throws SQLException {
        Known remembered = known.get(name);
        if (remembered != null && remembered.day() >= day) {
            return remembered.id();
        }
        Known found = remembered == null ? find(name) : remembered;
        if (found == null) {
            found = new Known(insert(name, day), day);
        } else if (found.day() < day) {
            touch.setLong(1, day);
            touch.setLong(2, found.id());
            touch.executeUpdate();
            found = new Known(found.id(), day);
        }
        known.put(name, found);
        if (known.size() > REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
        return found.id();
    }

    /** Forget all numbers, since rows may be gone. */
    void forget() {
        known.clear();
    }

    private @Nullable Known find(String name) throws SQLException {
        find.setString(1, name);
        try (ResultSet rows = find.executeQuery()) {
            return rows.next() ? new Known(rows.getLong(1), rows.getLong(2)) : null;
        }
    }

    private long insert(String name, long day) throws SQLException {
        insert.setString(1, name);
        insert.setLong(2, day);
        try (ResultSet rows = insert.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        find.close();
        insert.close();
        touch.close();
    }
}
