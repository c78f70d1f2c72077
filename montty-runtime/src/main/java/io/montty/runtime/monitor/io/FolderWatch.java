package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tell whenever what is known of the fleet has changed: at first what names alone tell, then more and more.
 *
 * <p>The system's hints are not relied on, so there is a look by the clock as well. However much there is to look at,
 * after each look comes a rest nine times as long, so that no more than a tenth of a processor goes into it.
 */
public final class FolderWatch implements Runnable {

    private static final Set<String> NETWORK = Set.of("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p");
    private static final long BY_THE_CLOCK = 10_000;
    private static final long BY_THE_CLOCK_ON_NETWORK = 2_000;
    private static final long LONGEST_REST = 10_000;
    private static final int REST = 9;

    /** Folders' times go wrong on network file systems whose clocks do; so nothing is believed for longer than this. */
    private static final long EVERYTHING = Duration.ofMinutes(5).toMillis();

    /** How long it is read until what is known by then is told. */
    private static final long SLICE = 250;

    private final ProjectLayout layout;
    private final FleetFiles files;
    private final LongSupplier millis;
    private final Consumer<Snapshot> listener;
    private @Nullable Snapshot last;
    private long lookedAt;
    private long lookedAtAll;
    private long work;
    private long restedAt;
    private long interval = BY_THE_CLOCK;
    private boolean filled;

    /**
     * Watch the folders of {@code layout}.
     *
     * @param clock by which acknowledgements and downtimes end
     * @param millis milliseconds of a clock that never jumps
     * @param listener gets each new snapshot, the first one at once, on the thread that runs this
     */
    public FolderWatch(ProjectLayout layout, Clock clock, LongSupplier millis, Consumer<Snapshot> listener) {
        this.layout = layout;
        this.files = new FleetFiles(layout, clock);
        this.millis = millis;
        this.listener = listener;
    }

    /** Watch until the thread is interrupted. */
    @Override
    public void run() {
        try (WatchService service = FileSystems.getDefault().newWatchService()) {
            watch(new FolderHints(service));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("the system offers no way to watch folders: " + e.getMessage(), e);
        }
    }

    private void watch(FolderHints hints) throws InterruptedException {
        look(hints);
        while (!Thread.currentThread().isInterrupted()) {
            if (files.unread() > 0) {
                read();
            } else {
                filled = true;
                rest(hints);
            }
            long now = millis.getAsLong();
            if (now >= restedAt && (hints.any() || now >= lookedAt + interval)) {
                look(hints);
            }
        }
    }

    private void look(FolderHints hints) {
        long from = millis.getAsLong();
        if (last == null || from >= lookedAtAll + EVERYTHING) {
            interval = interval();
            files.reset();
            lookedAtAll = from;
        }
        hints.watch(files.watched());
        hints.take().forEach(files::reset);
        files.look();
        tell();
        lookedAt = from;
        work = 0;
        worked(from);
    }

    private void read() {
        long from = millis.getAsLong();
        files.read(() ->
                millis.getAsLong() < from + SLICE && !Thread.currentThread().isInterrupted());
        tell();
        if (filled) { // what happens once, and is waited for, needs no rest
            worked(from);
        }
    }

    private void worked(long from) {
        long now = millis.getAsLong();
        work += now - from;
        restedAt = now + Math.min(LONGEST_REST, work * REST);
    }

    private void tell() {
        Snapshot now = files.snapshot();
        if (!now.equals(last)) {
            listener.accept(now);
            last = now;
        }
    }

    private void rest(FolderHints hints) throws InterruptedException {
        long now = millis.getAsLong();
        if (now < restedAt) {
            Thread.sleep(restedAt - now);
        } else if (!hints.any()) {
            hints.await(Math.max(1, lookedAt + interval - now));
        }
    }

    private long interval() {
        try {
            String type = Files.getFileStore(layout.reports()).type();
            return NETWORK.contains(type) ? BY_THE_CLOCK_ON_NETWORK : BY_THE_CLOCK;
        } catch (IOException e) {
            return BY_THE_CLOCK; // not there yet
        }
    }
}
