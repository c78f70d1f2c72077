package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tell whenever what lies in the report folders has changed.
 *
 * <p>The system's events are only a hint to look again: a burst loses them, a folder that was made anew sends none, a
 * network file system never does. So the folders are listed by the clock as well.
 */
public final class FolderWatch implements Runnable {

    private static final Set<String> NETWORK = Set.of("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p");
    private static final Duration BY_THE_CLOCK = Duration.ofSeconds(10);
    private static final Duration BY_THE_CLOCK_ON_NETWORK = Duration.ofSeconds(2);
    private static final Duration BURST = Duration.ofMillis(200);

    private final ProjectLayout layout;
    private final ReportFolders folders;
    private final Consumer<Snapshot> listener;
    private final Map<Path, WatchKey> keys = new HashMap<>();

    /**
     * Watch the folders of {@code layout}.
     *
     * @param listener gets each new snapshot, the first one at once, on the thread that runs this
     */
    public FolderWatch(ProjectLayout layout, Consumer<Snapshot> listener) {
        this.layout = layout;
        this.folders = new ReportFolders(layout);
        this.listener = listener;
    }

    /** Watch until the thread is interrupted. */
    @Override
    public void run() {
        Snapshot last = null;
        try (WatchService service = FileSystems.getDefault().newWatchService()) {
            while (!Thread.currentThread().isInterrupted()) {
                register(service);
                Snapshot now = folders.scan();
                if (!now.equals(last)) {
                    listener.accept(now);
                    last = now;
                }
                awaitHint(service);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("the system offers no way to watch folders: " + e.getMessage(), e);
        }
    }

    private void register(WatchService service) {
        List<Path> wanted = new ArrayList<>(layout.filedFolders());
        wanted.add(layout.state());
        for (Path folder : wanted) {
            if (!keys.containsKey(folder)) {
                register(folder, service);
            }
        }
    }

    private void register(Path folder, WatchService service) {
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

    private void awaitHint(WatchService service) throws InterruptedException {
        WatchKey key = service.poll(interval().toMillis(), TimeUnit.MILLISECONDS);
        if (key == null) {
            return;
        }
        Thread.sleep(BURST.toMillis()); // one look for a whole burst of files
        while (key != null) {
            take(key);
            key = service.poll();
        }
    }

    private void take(WatchKey key) {
        key.pollEvents();
        if (!key.reset()) {
            keys.values().remove(key);
        }
    }

    private Duration interval() {
        try {
            String type = Files.getFileStore(layout.reports()).type();
            return NETWORK.contains(type) ? BY_THE_CLOCK_ON_NETWORK : BY_THE_CLOCK;
        } catch (IOException e) {
            return BY_THE_CLOCK; // not there yet
        }
    }
}
