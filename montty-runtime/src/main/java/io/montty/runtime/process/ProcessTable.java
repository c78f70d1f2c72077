package io.montty.runtime.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Look through /proc for the processes of this run. */
final class ProcessTable {

    private final Path proc;
    private final long self;
    private final long selfStarted;
    private final long selfGroup;

    ProcessTable(Path proc, long self) {
        this.proc = proc;
        this.self = self;
        ProcessEntry entry = read(proc.resolve(Long.toString(self)));
        this.selfStarted = entry == null ? 0 : entry.started();
        this.selfGroup = entry == null ? self : entry.group();
    }

    long groupOfSelf() {
        return selfGroup;
    }

    /**
     * Return the processes that carry {@code marker} in their environment, belong to {@code session}, or hold a file
     * below {@code folder} open.
     *
     * <p>Three marks, since a process can shed each: the environment by {@code env -i}, the session by setsid, the
     * file by closing it.
     *
     * @param session the session's id, or 0 for none
     */
    List<ProcessEntry> find(String marker, long session, Path folder) {
        return list(entry -> (session != 0 && entry.session() == session)
                || environmentHolds(entry.pid(), marker)
                || hasOpen(entry.pid(), folder));
    }

    /** Return a variable of a process's environment as it was when the process started. */
    Optional<String> variable(long pid, String name) {
        for (String line : environment(pid).split("\0", -1)) {
            if (line.startsWith(name + "=")) {
                byte[] value = line.substring(name.length() + 1).getBytes(StandardCharsets.ISO_8859_1);
                return Optional.of(new String(value, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    /** Return the session that the child of {@code parent} belongs to, or 0 if there is no child. */
    long sessionBelow(long parent) {
        return list(entry -> entry.parent() == parent).stream()
                .map(ProcessEntry::session)
                .findFirst()
                .orElse(0L);
    }

    private List<ProcessEntry> list(Predicate<ProcessEntry> wanted) {
        List<ProcessEntry> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path folder : folders) {
                ProcessEntry entry = read(folder);
                // Nothing that started before this process can be a child of it.
                if (entry != null && entry.pid() != self && entry.started() >= selfStarted && wanted.test(entry)) {
                    found.add(entry);
                }
            }
        } catch (DirectoryIteratorException | IOException e) {
            throw new UncheckedIOException(
                    "cannot list " + proc, e instanceof IOException io ? io : new IOException(e));
        }
        return found;
    }

    private static @Nullable ProcessEntry read(Path folder) {
        try {
            return ProcessEntry.parse(Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return null; // it ended while we looked
        }
    }

    private boolean environmentHolds(long pid, String marker) {
        return environment(pid).contains(marker);
    }

    private String environment(long pid) {
        try {
            return Files.readString(proc.resolve(pid + "/environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it ended, or belongs to another user
        }
    }

    private boolean hasOpen(long pid, Path folder) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(proc.resolve(pid + "/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.readSymbolicLink(descriptor).startsWith(folder)) {
                    return true;
                }
            }
        } catch (DirectoryIteratorException | IOException e) {
            return false; // it ended, or belongs to another user
        }
        return false;
    }
}
