package io.montty.runtime.monitor.io;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Take the system's hints that something changed in a folder.
 *
 * <p>They are hints to look again and no more: a burst loses them, a folder that was made anew sends none, a network
 * file system never does.
 */
final class FolderHints {

    private static final Duration BURST = Duration.ofMillis(200);

    private final WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private final Set<Path> hinted = new HashSet<>();

    FolderHints(WatchService service) {
        this.service = service;
    }

    /** Have hints sent of these folders, as far as they are there. */
    void watch(Collection<Path> folders) {
        for (Path folder : folders) {
            if (!keys.containsKey(folder)) {
                watch(folder);
            }
        }
    }

    private void watch(Path folder) {
        try {
            keys.put(
                    folder,
                    folder.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_DELETE,
                            StandardWatchEventKinds.ENTRY_MODIFY));
        } catch (IOException e) {
            keys.remove(folder); // not there yet, or no watches left: the clock serves it
        }
    }

    /** Tell whether a hint came. */
    boolean any() {
        takeAll(service.poll());
        return !hinted.isEmpty();
    }

    /** Wait for a hint, but no longer than {@code millis}; one hint stands for a whole burst of files. */
    void await(long millis) throws InterruptedException {
        WatchKey key = service.poll(millis, TimeUnit.MILLISECONDS);
        if (key != null) {
            Thread.sleep(BURST.toMillis());
            takeAll(key);
        }
    }

    private void takeAll(@Nullable WatchKey first) {
        for (WatchKey key = first; key != null; key = service.poll()) {
            take(key);
        }
    }

    private void take(WatchKey key) {
        key.pollEvents();
        if (key.watchable() instanceof Path folder) {
            hinted.add(folder);
            if (!key.reset()) {
                keys.remove(folder, key);
            }
        }
    }

    /** Return the folders that hints came of, and forget that. */
    Set<Path> take() {
        Set<Path> taken = Set.copyOf(hinted);
        hinted.clear();
        return taken;
    }
}
