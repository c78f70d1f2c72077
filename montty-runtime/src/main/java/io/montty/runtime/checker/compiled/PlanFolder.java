package io.montty.runtime.checker.compiled;

import io.montty.runtime.store.AtomicFiles;
import io.montty.runtime.store.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keep plans in a folder, one for each thing that is asked for. */
final class PlanFolder {

    /** How many are kept: as many as a host has lines in its crontab, and then some. */
    private static final int MOST = 16;

    private static final long LARGEST = 64L * 1024 * 1024;
    private static final int OTHERS_MAY_WRITE = 0022;

    private final Path folder;
    private final RecordJson records = new RecordJson();

    PlanFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Return the plan for what is {@code asked} for, if there is one.
     *
     * <p>Whoever could write a plan could have anything run, so one counts only if this user wrote it, where nobody
     * else can write: a plan of another user's is nothing to root.
     */
    Optional<CompiledPlan> read(String asked) {
        Path file = file(asked);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !isOwn(folder) || !isOwn(file)) {
                return Optional.empty();
            }
            if (PrivateFolder.flaw(folder, folder.toString()).isPresent() || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return records.read(Files.readAllBytes(file), CompiledPlan.class)
                    .filter(plan -> plan.asked().equals(asked));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Keep {@code plan}, in place of the one for the same.
     *
     * @throws IOException if it cannot be kept
     * @throws NotCompilableException if it would not come back as it went
     */
    void keep(CompiledPlan plan, Instant now) throws IOException, NotCompilableException {
        byte[] bytes = records.write(plan);
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        AtomicFiles.replace(file(plan.asked()), bytes, FileTime.from(now));
        List<Path> kept;
        try (Stream<Path> files = Files.list(folder)) {
            kept = files.sorted(Comparator.comparing(PlanFolder::written).reversed())
                    .toList();
        }
        for (Path old : kept.subList(Math.min(MOST, kept.size()), kept.size())) {
            Files.deleteIfExists(old);
        }
    }

    private Path file(String asked) {
        return folder.resolve(Integer.toHexString(asked.hashCode()) + ".json");
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static boolean isOwn(Path path) throws IOException {
        int mode = number(path, "unix:mode");
        return number(path, "unix:uid") == number(Path.of("/proc/self"), "unix:uid") && (mode & OTHERS_MAY_WRITE) == 0;
    }

    private static int number(Path path, String attribute) throws IOException {
        return Files.getAttribute(path, attribute) instanceof Number number ? number.intValue() : -1;
    }
}
