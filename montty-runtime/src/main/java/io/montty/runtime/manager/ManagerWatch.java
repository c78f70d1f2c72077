package io.montty.runtime.manager;

import io.montty.runtime.store.Inbox;
import io.montty.runtime.store.Inbox.Folder;
import io.montty.runtime.store.Printable;
import io.montty.runtime.store.RunLock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Keep doing passes: when something comes in, and at least once an interval. */
public final class ManagerWatch {

    /** A little more than what lies between two looks at a file, for the clock's coarseness. */
    private static final Duration SETTLE = Drops.STILL.plusMillis(100);

    /** How often at least a supervisor hears something within its patience. */
    private static final int SIGNS = 3;

    private final Manager manager;
    private final Duration interval;
    private final Supervisor supervisor;

    /**
     * Make it.
     *
     * @param interval the longest time from the end of one pass to the start of the next
     * @param supervisor told of each pass
     */
    public ManagerWatch(Manager manager, Duration interval, Supervisor supervisor) {
        this.manager = manager;
        this.supervisor = supervisor;
        this.interval = supervisor
                .patience()
                .map(patience -> patience.dividedBy(SIGNS))
                .filter(sign -> sign.compareTo(interval) < 0)
                .orElse(interval);
    }

    /**
     * Hold the manager's lock and do passes until the calling thread is interrupted, which cuts no pass short.
     *
     * @param onPass told of each pass, in the calling thread
     * @return why it could not start, or empty if it ran until it was interrupted
     */
    public Optional<PassResult> run(Consumer<PassResult> onPass) {
        List<String> missing = manager.folderTroubles();
        if (!missing.isEmpty()) {
            return Optional.of(manager.failed(missing));
        }
        try {
            Optional<RunLock> acquired = manager.lock();
            if (acquired.isEmpty()) {
                return Optional.of(PassResult.ofRefusal());
            }
            try (RunLock lock = acquired.get()) {
                keepOn(lock, onPass);
                supervisor.stopping();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(manager.failed(List.of(manager.lockTrouble(e))));
        }
    }

    private void keepOn(RunLock lock, Consumer<PassResult> onPass) throws IOException {
        // An interrupt closes every channel that its thread works on; so passes run in a thread that nobody interrupts.
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try (InboxHints hints = new InboxHints(manager.layout().root().getFileSystem())) {
            WatchPlan plan = new WatchPlan(hints, interval, System::nanoTime);
            // Watched first: what comes while the pass is at work is a hint for the next one.
            Optional<String> trouble = plan.found(folders(), PassScope.WHOLE);
            while (!Thread.currentThread().isInterrupted()) {
                PassScope scope = plan.begin();
                List<Folder> found = new ArrayList<>();
                PassResult result = whole(worker.submit(() -> manager.pass(lock, scope, found::addAll)));
                Optional<String> news = plan.found(found, scope);
                tell(result, trouble.or(() -> news), onPass);
                trouble = Optional.empty();
                plan.await(result.unsettled() ? Optional.of(SETTLE) : Optional.empty());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            worker.shutdown();
        }
    }

    private void tell(PassResult result, Optional<String> trouble, Consumer<PassResult> onPass) {
        PassResult whole = trouble.map(this::slower).map(result::withProblem).orElse(result);
        onPass.accept(whole);
        supervisor.passed(whole);
    }

    private List<Folder> folders() {
        try {
            return new Inbox(manager.layout().input()).folders();
        } catch (IOException e) {
            return List.of(); // the pass says what is wrong with the inbox
        }
    }

    private String slower(String trouble) {
        return Printable.text(trouble + "; new files are noticed within " + interval.toSeconds() + " s");
    }

    private static PassResult whole(Future<PassResult> pass) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return pass.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("a pass of the manager broke", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
