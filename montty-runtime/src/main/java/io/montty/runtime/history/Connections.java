package io.montty.runtime.history;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Open the database, and word what is wrong with it. */
final class Connections {

    private static final int PATIENCE_MS = 5_000;

    private Connections() {}

    /** Open it for the one who writes; it is made if it is not there, for its owner alone. */
    static Connection forWriting(HistoryFile file) throws IOException, SQLException {
        try {
            Files.createFile(
                    file.path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // What SQLite makes beside it gets the same mode.
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return open(file, config);
    }

    /** Open it for reading; it has to be there. */
    static Connection forReading(HistoryFile file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return open(file, config);
    }

    private static Connection open(HistoryFile file, SQLiteConfig config) throws SQLException {
        config.setBusyTimeout(PATIENCE_MS);
        config.enableLoadExtension(false);
        // As a URI, since a question mark in the name of a folder would end the driver's own form.
        return JDBC.createConnection("jdbc:sqlite:file:" + file.path().toUri().getRawPath(), config.toProperties());
    }

    /** Tell whether the file itself is at fault, so that only another one helps. */
    static boolean isDamage(SQLException e) {
        if (!(e instanceof SQLiteException failed)) {
            return false;
        }
        int primary = failed.getResultCode().code & 0xff;
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /** Say in words what is wrong. */
    static String reason(SQLException e) {
        int primary = e instanceof SQLiteException failed ? failed.getResultCode().code & 0xff : -1;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return "the disk is full";
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code) {
            return "another program has held it locked for " + PATIENCE_MS / 1000 + " s";
        }
        if (primary == SQLiteErrorCode.SQLITE_READONLY.code || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return "the file or its folder may not be opened or written";
        }
        return String.valueOf(e.getMessage());
    }
}
