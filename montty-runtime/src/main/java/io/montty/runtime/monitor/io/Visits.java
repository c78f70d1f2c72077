package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.fleet.Visit;
import io.montty.runtime.store.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Keep what a user saw last of a project directory, in a file of the user's own. */
public final class Visits {

    private static final int ID_BYTES = 8;

    private final Optional<Path> folder;
    private final VisitJson json;
    private final String name;

    /**
     * Keep what was seen of one project directory.
     *
     * @param folder made when it is needed; empty if there is none, so that nothing is kept
     * @param project the project directory
     */
    public Visits(Optional<Path> folder, Path project) {
        String path = project.toAbsolutePath().normalize().toString();
        this.folder = folder;
        this.json = new VisitJson(path);
        this.name = "visit-" + hash(path) + ".json";
    }

    /** Return what was seen last; empty if nothing was, or the file makes no sense. */
    Optional<Visit> last() {
        if (folder.isEmpty() || !Files.isRegularFile(folder.get().resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(folder.get().resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            return json.read(in.readNBytes(VisitJson.LARGEST + 1));
        } catch (IOException e) {
            return Optional.empty(); // the first visit, or as good as that
        }
    }

    /**
     * Keep what was seen, instead of what was seen before.
     *
     * @throws IOException if it cannot be written
     */
    public void keep(Visit visit) throws IOException {
        if (folder.isPresent()) {
            makeFolders(folder.get());
            AtomicFiles.write(folder.get().resolve(name), json.write(visit));
        }
    }

    /** Folders that are missing are made for the user alone. */
    private static void makeFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            makeFolders(parent);
        }
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static String hash(String path) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
