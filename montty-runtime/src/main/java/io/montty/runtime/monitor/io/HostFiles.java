package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Sum up what the server knows of each host; a file is read again only if it changed. */
final class HostFiles {

    private final Path root;
    private final HostStates states;
    private final KnownDowntimes downtimes;
    private final SafeWords words = new SafeWords(new TextSanitizer());
    private final Map<String, HostFolder> folders = new HashMap<>();
    private final Deque<HostFile> stale = new ArrayDeque<>();
    private final List<String> troubles = new ArrayList<>();
    private Instant turn = Instant.MAX;
    private boolean changed = true;
    private List<HostSummary> summaries = List.of();

    HostFiles(ProjectLayout layout) {
        this.root = layout.hosts();
        this.states = new HostStates(root);
        this.downtimes = new KnownDowntimes(layout.downtimes());
        folders.put("", new HostFolder(root, ""));
    }

    /** Return the folders that hosts lie in. */
    List<Path> folders() {
        return folders.values().stream().map(HostFolder::path).toList();
    }

    /** Have the files of a folder looked at the next time, whatever its time says. */
    void reset(Path folder) {
        folders.values().stream().filter(one -> one.path().equals(folder)).forEach(HostFolder::reset);
    }

    /** Look which files have to be read again; a folder that cannot be listed is a trouble. */
    void look(Instant now) {
        troubles.clear();
        HostFolder known = look(folders.getOrDefault("", new HostFolder(root, "")), now);
        Set<String> vouchers = new HashSet<>(known.folders());
        vouchers.add("");
        changed |= folders.keySet().retainAll(vouchers);
        for (String voucher : known.folders()) {
            look(folders.computeIfAbsent(voucher, name -> new HostFolder(root.resolve(name), name)), now);
        }
        if (downtimes.look(now) || !now.isBefore(turn)) {
            turn = Instant.MAX;
            files().forEach(file -> update(file, now));
        }
    }

    private HostFolder look(HostFolder folder, Instant now) {
        try {
            changed |= folder.look(now, stale::add);
        } catch (IOException e) {
            troubles.add(words.line(IoReason.of(e) + "; so it is not known how the hosts in it are doing"));
        }
        return folder;
    }

    /** Return how many files have to be read. */
    int unread() {
        return stale.size();
    }

    /** Read what has to be read, as long as there is time. */
    void read(Instant now, BooleanSupplier time) {
        while (!stale.isEmpty() && time.getAsBoolean()) {
            HostFile file = stale.remove();
            file.read(states, words);
            changed = true;
            update(file, now);
        }
    }

    private void update(HostFile file, Instant now) {
        file.known().ifPresent(host -> {
            changed |= host.update(now, downtimes);
            host.turns(now).filter(turn::isAfter).ifPresent(next -> turn = next);
        });
    }

    /** Return all hosts that are known and not retired; the same list while nothing changed. */
    List<HostSummary> summaries() {
        if (changed) {
            summaries = files().flatMap(file -> file.known().stream())
                    .map(KnownHost::summary)
                    .toList();
            changed = false;
        }
        return summaries;
    }

    /** Tell whether the state of a host says how it stands, or that it is retired; or may still say so. */
    boolean speakFor(HostKey host) {
        HostFolder folder = folders.get(host.voucher());
        HostFile file = folder == null ? null : folder.file(host.name());
        return file != null && file.speaks();
    }

    /** Return the files that are there, but tell nothing. */
    List<HostFile> damaged() {
        return files().filter(file -> !file.speaks()).toList();
    }

    private Stream<HostFile> files() {
        return folders.values().stream().flatMap(folder -> folder.files().stream());
    }

    /** Return what could not be read. */
    List<String> troubles() {
        return Stream.of(
                        troubles.stream(),
                        downtimes.trouble().stream(),
                        files().map(HostFile::trouble).filter(text -> !text.isEmpty()))
                .flatMap(texts -> texts)
                .toList();
    }
}
