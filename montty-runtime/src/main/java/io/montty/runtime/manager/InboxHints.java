package io.montty.runtime.manager;

import io.montty.runtime.store.Inbox.Folder;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Learn where in the inbox something may have come in.
 *
 * <p>Only ever a hint: events are lost when they overflow, folders are replaced, and some file systems send none. So the
 * caller looks everywhere every now and then, whatever it was told.
 */
final class InboxHints implements AutoCloseable {

    private static final Duration DEBOUNCE = Duration.ofMillis(100);

    /** After so many failures in a row the system has no watches left; each attempt costs, and there may be thousands. */
    private static final int ENOUGH = 3;

    private final @Nullable WatchService watcher;
    private final String unavailable;
    private final Map<Path, Watched> watched = new HashMap<>();

    /** Hold a folder as it was when it was registered; {@code file} tells it from a later one of the same name. */
    private record Watched(WatchKey key, @Nullable Object file) {

        boolean isGood(Folder folder) {
            return key.isValid() && Objects.equals(file, folder.file());
        }
    }

    /**
     * Say what came of watching.
     *
     * @param fresh the folders that were not watched before, and what they are in; something may have come into them
     * @param trouble what is not watched and why, or empty if all are
     */
    record Outcome(Set<Path> fresh, Optional<String> trouble) {}

    /**
     * Say what was heard.
     *
     * @param lost whether more happened than the system told of
     * @param places where something happened
     */
    record Heard(boolean lost, Set<Path> places) {

        static final Heard NOTHING = new Heard(false, Set.of());
    }

    /** Make it; where the system has no watches left to give, every wait lasts its full time. */
    InboxHints(FileSystem files) {
        WatchService service = null;
        String why = "";
        try {
            service = files.newWatchService();
        } catch (IOException e) {
            why = "no folder can be watched: " + IoTrouble.reason(e);
        }
        watcher = service;
        unavailable = why;
    }

    /** Watch these folders and no others; one that was replaced since the last call is watched anew. */
    Outcome watch(List<Folder> folders) {
        Set<Path> gone = new HashSet<>(watched.keySet());
        folders.forEach(folder -> gone.remove(folder.path()));
        gone.forEach(this::forget);
        return watchToo(folders);
    }

    /** Watch these folders beside those that are watched. */
    Outcome watchToo(List<Folder> folders) {
        WatchService service = watcher;
        if (service == null) {
            return new Outcome(Set.of(), Optional.of(unavailable));
        }
        Set<Path> fresh = new HashSet<>();
        Optional<String> trouble = Optional.empty();
        int failed = 0;
        int unwatched = 0;
        for (Folder folder : folders) {
            if (isWatched(folder)) {
                continue;
            }
            Optional<String> why = failed < ENOUGH ? watch(folder, service) : trouble;
            unwatched += why.isPresent() ? 1 : 0;
            failed = why.isPresent() ? failed + 1 : 0;
            trouble = trouble.or(() -> why);
            if (why.isEmpty()) {
                addPlace(folder.path(), fresh);
            }
        }
        int others = unwatched - 1;
        return new Outcome(fresh, trouble.map(why -> others > 0 ? why + "; and " + others + " more folders" : why));
    }

    private boolean isWatched(Folder folder) {
        Watched before = watched.get(folder.path());
        return before != null && before.isGood(folder);
    }

    /** Return why that cannot be done. */
    private Optional<String> watch(Folder folder, WatchService service) {
        forget(folder.path());
        try {
            WatchKey key = folder.path()
                    .register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            watched.put(folder.path(), new Watched(key, folder.file()));
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // gone since it was listed
        } catch (IOException e) {
            return Optional.of(folder.path() + " cannot be watched: " + IoTrouble.reason(e));
        }
    }

    private void forget(Path folder) {
        Watched before = watched.remove(folder);
        if (before != null) {
            before.key().cancel();
        }
    }

    /** Wait for a hint, at most for {@code longest}; a burst of them counts as one. */
    Heard await(Duration longest) throws InterruptedException {
        WatchService service = watcher;
        if (service == null) {
            Thread.sleep(longest.toMillis());
            return Heard.NOTHING;
        }
        WatchKey key = service.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (key == null) {
            return Heard.NOTHING;
        }
        Thread.sleep(DEBOUNCE.toMillis());
        boolean lost = false;
        Set<Path> places = new HashSet<>();
        for (WatchKey next = key; next != null; next = service.poll()) {
            lost |= collect(next, places);
            next.reset();
        }
        return new Heard(lost, places);
    }

    /** Return whether the system did not tell all. */
    private static boolean collect(WatchKey key, Set<Path> places) {
        boolean lost = !(key.watchable() instanceof Path);
        if (key.watchable() instanceof Path folder) {
            addPlace(folder, places);
            for (WatchEvent<?> event : key.pollEvents()) {
                lost |= event.kind() == StandardWatchEventKinds.OVERFLOW;
                if (event.context() instanceof Path name) {
                    places.add(folder.resolve(name)); // it may be a folder that has just been made
                }
            }
        }
        return lost;
    }

    /** Add a folder, and the one it is in, by which alone it is come to. */
    private static void addPlace(Path folder, Set<Path> places) {
        places.add(folder);
        Path above = folder.getParent();
        if (above != null) {
            places.add(above);
        }
    }

    @Override
    public void close() throws IOException {
        if (watcher != null) {
            watcher.close();
        }
    }
}
