package io.montty.runtime.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/** Load the native code of SQLite from where it lies. */
final class NativeLibrary {

    private static final String NAME = "libsqlitejdbc.so";

    private NativeLibrary() {}

    /**
     * Load it, unless it is loaded already.
     *
     * @param natives as {@link HistoryFile#natives}
     * @throws IOException saying why it cannot be loaded
     */
    static void load(Optional<Path> natives) throws IOException {
        if (natives.isPresent()) {
            loadFrom(natives.get());
        }
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError e) { // that is what it declares
            throw new IOException("the native code of SQLite cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static void loadFrom(Path natives) throws IOException {
        String system = OSInfo.getNativeLibFolderPathForCurrentOS();
        Path library = natives.toAbsolutePath().resolve(system).resolve(NAME);
        if (!Files.isRegularFile(library)) {
            throw new IOException("there is no native code of SQLite for " + system + ", which would be " + library);
        }
        try {
            System.load(library.toString()); // the driver does so as well, but keeps what is wrong to itself
        } catch (UnsatisfiedLinkError e) {
            throw new IOException("the native code of SQLite cannot be loaded: " + e.getMessage(), e);
        }
        System.setProperty("org.sqlite.lib.path", library.resolveSibling("").toString());
        // Else the driver looks all through /tmp for what it may once have unpacked there.
        System.setProperty("org.sqlite.tmpdir", library.resolveSibling("").toString());
    }
}
