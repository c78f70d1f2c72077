package io.montty.runtime.manager;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
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
 * Learn that something may have come into the inbox.
 *
 * <p>Only ever a hint: events are lost when they overflow, folders are replaced, and some file systems send none. So no
 * event is looked at, and the caller looks for itself after every wait.
 */
final class InboxHints implements AutoCloseable {

    private static final Duration DEBOUNCE = Duration.ofMillis(100);

    private final @Nullable WatchService watcher;
    private final String unavailable;
    private final Map<Path, Watched> watched = new HashMap<>();

    /** Hold a folder as it was when it was registered; {@code file} tells it from a later one of the same name. */
    private record Watched(WatchKey key, @Nullable Object file) {}

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

    /**
     * Watch these folders and no others; one that was replaced since the last call is watched anew.
     *
     * @return what is not watched and why, or empty if all are
     */
    Optional<String> watch(List<Path> folders) {
        WatchService service = watcher;
        if (service == null) {
            return Optional.of(unavailable);
        }
        Set<Path> gone = new HashSet<>(watched.keySet());
        folders.forEach(gone::remove);
        gone.forEach(this::forget);
        Optional<String> trouble = Optional.empty();
        for (Path folder : folders) {
            try {
                watch(folder, service);
            } catch (NoSuchFileException e) {
                forget(folder); // gone since it was listed
            } catch (IOException e) {
                forget(folder);
                trouble = Optional.of(folder + " cannot be watched: " + IoTrouble.reason(e));
            }
        }
        return trouble;
    }

    private void watch(Path folder, WatchService service) throws IOException {
        Object file = Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
        Watched before = watched.get(folder);
        if (before != null && before.key().isValid() && Objects.equals(before.file(), file)) {
            return;
        }
        forget(folder);
        WatchKey key =
                folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        watched.put(folder, new Watched(key, file));
    }

    private void forget(Path folder) {
        Watched before = watched.remove(folder);
        if (before != null) {
            before.key().cancel();
        }
    }

    /**
     * Wait for a hint, at most for {@code longest}; a burst of them counts as one.
     *
     * @return whether there was a hint
     */
    boolean await(Duration longest) throws InterruptedException {
        WatchService service = watcher;
        if (service == null) {
            Thread.sleep(longest.toMillis());
            return false;
        }
        WatchKey key = service.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (key == null) {
            return false;
        }
        Thread.sleep(DEBOUNCE.toMillis());
        for (WatchKey next = key; next != null; next = service.poll()) {
            next.pollEvents();
            next.reset();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        if (watcher != null) {
            watcher.close();
        }
    }
}
