package io.montty.runtime.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Look through /proc for the processes of this run. */
final class ProcessTable {

    private final Path proc;
    private final long self;
    private final long selfStarted;
    private final long selfGroup;

    /** The numbers of the processes that were there before this one, which are most of them; null until asked for. */
    private @Nullable Set<String> older;

    ProcessTable(Path proc, long self) {
        this.proc = proc;
        this.self = self;
        ProcessEntry entry = read(proc.resolve(Long.toString(self)));
        this.selfStarted = entry == null ? 0 : entry.started();
        this.selfGroup = entry == null ? self : entry.group();
    }

    /** To look at every process takes longer than all else that most runs do with processes, and few have to. */
    private synchronized Set<String> older() {
        Set<String> known = older;
        if (known == null) {
            known = list(none -> true, candidate -> !isYounger(candidate)).stream()
                    .map(candidate -> Long.toString(candidate.pid()))
                    .collect(Collectors.toSet());
            older = known;
        }
        return known;
    }

    /** Tell whether this process has any child; also where the kernel does not say. */
    boolean hasChildren() {
        String[] threads = proc.resolve(self + "/task").toFile().list();
        if (threads == null) {
            return true;
        }
        for (String thread : threads) {
            Path children = proc.resolve(self + "/task/" + thread + "/children");
            try {
                if (!text(children).isBlank()) {
                    return true;
                }
            } catch (IOException e) {
                // A thread may have ended; its children are another one's then. A kernel may not keep such lists at
                // all.
                if (Files.exists(children.resolveSibling("stat")) && Files.notExists(children)) {
                    return true;
                }
            }
        }
        return false;
    }

    long groupOfSelf() {
        return selfGroup;
    }

    /**
     * Return the processes that carry {@code marker} in their environment, belong to {@code session}, descend from
     * {@code ancestor}, or hold one of {@code files} open, or a file below one.
     *
     * <p>So many marks, since a process can shed each but the ancestor: the environment by {@code env -i}, the session
     * by setsid, the file by closing it.
     *
     * @param session the session's id, or 0 for none
     * @param ancestor a process that orphans below it go to, or 0 for none
     */
    List<ProcessEntry> find(String marker, long session, long ancestor, Path... files) {
        // Whether a number was given anew to a younger process is looked at in full at the end of the run.
        Set<String> known = older();
        List<ProcessEntry> young = list(name -> !known.contains(name), this::isYounger);
        Set<Long> descendants = below(ancestor, young);
        return young.stream()
                .filter(entry -> entry.pid() != ancestor)
                .filter(entry -> descendants.contains(entry.pid())
                        || (session != 0 && entry.session() == session)
                        || holds(entry, marker, files))
                .toList();
    }

    private static Set<Long> below(long ancestor, List<ProcessEntry> processes) {
        Set<Long> found = new HashSet<>();
        boolean more = ancestor != 0;
        while (more) {
            more = false;
            for (ProcessEntry process : processes) {
                boolean below = process.parent() == ancestor || found.contains(process.parent());
                more |= below && found.add(process.pid());
            }
        }
        return found;
    }

    /** Return the processes of these ids, those that carry {@code marker}, and those that hold a file below a folder open. */
    List<ProcessEntry> find(String marker, Set<Long> pids, Path folder) {
        return list(
                name -> true,
                entry -> isYounger(entry) && (pids.contains(entry.pid()) || holds(entry, marker, folder)));
    }

    /** Return the processes that carry {@code marker} or hold a file below {@code folder} open, also those older than this one. */
    List<ProcessEntry> findOfAnyAge(String marker, Path folder) {
        return list(name -> true, entry -> holds(entry, marker, folder));
    }

    private boolean holds(ProcessEntry entry, String marker, Path... files) {
        return environmentHolds(entry.pid(), marker) || (files.length > 0 && hasOpen(entry.pid(), files));
    }

    /** Nothing that started before this process can be a child of it. */
    private boolean isYounger(ProcessEntry entry) {
        return entry.started() >= selfStarted;
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

    /** Return the session that the child of {@code parent} leads, or 0 if there is no child, or none that does. */
    long sessionBelow(long parent) {
        try {
            String children = text(proc.resolve(parent + "/task/" + parent + "/children"));
            long child =
                    children.isBlank() ? 0 : Long.parseLong(children.strip().split(" ", -1)[0]);
            ProcessEntry entry = read(proc.resolve(Long.toString(child)));
            return entry != null && entry.session() == child ? child : 0;
        } catch (IOException e) {
            return 0; // it ended while we looked
        }
    }

    private List<ProcessEntry> list(Predicate<String> possible, Predicate<ProcessEntry> wanted) {
        List<ProcessEntry> found = new ArrayList<>();
        String[] names = proc.toFile().list(); // names alone, since this is done for every command
        if (names == null) {
            throw new UncheckedIOException(new IOException("cannot list " + proc));
        }
        for (String name : names) {
            if (isNumber(name) && possible.test(name)) {
                ProcessEntry entry = read(proc.resolve(name));
                if (entry != null && entry.pid() != self && wanted.test(entry)) {
                    found.add(entry);
                }
            }
        }
        return found;
    }

    private static boolean isNumber(String name) {
        char first = name.charAt(0);
        return first >= '0' && first <= '9';
    }

    private static @Nullable ProcessEntry read(Path folder) {
        try {
            return ProcessEntry.parse(text(folder.resolve("stat")));
        } catch (IOException e) {
            return null; // it ended while we looked
        }
    }

    private boolean environmentHolds(long pid, String marker) {
        return environment(pid).contains(marker);
    }

    private String environment(long pid) {
        try {
            return text(proc.resolve(pid + "/environ"));
        } catch (IOException e) {
            return ""; // it ended, or belongs to another user
        }
    }

    /** Read without a channel, which an interruption closes: a process must be found all the same. */
    private static String text(Path file) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private boolean hasOpen(long pid, Path... files) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(proc.resolve(pid + "/fd"))) {
            for (Path descriptor : descriptors) {
                Path target = target(descriptor);
                if (target != null && Arrays.stream(files).anyMatch(target::startsWith)) {
                    return true;
                }
            }
        } catch (DirectoryIteratorException | IOException e) {
            return false; // it ended, or belongs to another user
        }
        return false;
    }

    private static @Nullable Path target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (IOException e) {
            return null; // it was closed while we looked
        }
    }
}
