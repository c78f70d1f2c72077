package io.montty.runtime.history;

import io.montty.api.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Read columns. */
final class Rows {

    private Rows() {}

    static @Nullable Status status(ResultSet rows, int column) throws SQLException {
        String name = rows.getString(column);
        return name == null ? null : Status.valueOf(name);
    }
}
