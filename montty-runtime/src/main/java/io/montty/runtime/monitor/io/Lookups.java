package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.screen.Wants;
import io.montty.runtime.state.HostKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Look up in the background what the screens would like to know; what was wanted before and is not any more is dropped. */
public final class Lookups implements Runnable {

    /** Takes what was found, on the thread that runs the lookups. */
    public interface Listener {

        void sparklines(Map<HostKey, List<Standing>> found);

        void signatures(Map<String, Signature> found);
    }

    private final Listener listener;
    private final AtomicReference<Wants> wanted = new AtomicReference<>(Wants.NOTHING);
    private volatile @Nullable Thread thread;

    /** @param listener told what was found */
    public Lookups(Listener listener) {
        this.listener = listener;
    }

    /** Say what is wanted now, from any thread. */
    public void want(Wants wants) {
        if (!wants.equals(wanted.getAndSet(wants))) {
            LockSupport.unpark(thread);
        }
    }

    /** Look up until the thread is interrupted. */
    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!Thread.currentThread().isInterrupted()) {
            Wants wants = wanted.getAndSet(Wants.NOTHING);
            if (wants.equals(Wants.NOTHING)) {
                LockSupport.park(this);
            } else {
                listener.sparklines(Map.of());
            }
        }
    }
}
