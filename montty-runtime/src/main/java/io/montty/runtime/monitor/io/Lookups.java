package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.screen.Wants;
import io.montty.runtime.state.HostKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Look up in the background what the screens would like to know; what was wanted before and is not any more is dropped.
 * Nothing is looked up again while what was told of it is still right.
 */
public final class Lookups implements Runnable {

    /** How many reports are read until what they say is told. */
    private static final int BATCH = 100;

    /** Takes what was found, on the thread that runs the lookups. */
    public interface Listener {

        void sparklines(Map<HostKey, List<Standing>> found);

        void signatures(Map<String, Signature> found);
    }

    /** Finds out what reports complain of. */
    public interface Signing {

        /** Return what they complain of, by path; one that is not there any more may be missing. */
        Map<String, Signature> of(List<ReportRef> reports);
    }

    private final Listener listener;
    private final Signing signing;
    private final Sparklines sparklines;
    private final KnownSignatures signatures = new KnownSignatures();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private Wants wanted = Wants.NOTHING;
    private Snapshot snapshot = Snapshot.empty();
    private boolean hasNews;

    /**
     * Wire the lookups.
     *
     * @param listener told what was found
     * @param signing finds out what reports complain of
     * @param sparklines finds out how hosts were doing
     */
    public Lookups(Listener listener, Signing signing, Sparklines sparklines) {
        this.listener = listener;
        this.signing = signing;
        this.sparklines = sparklines;
    }

    /** Say what is wanted now, from any thread. */
    public void want(Wants wants) {
        lock.lock();
        try {
            if (!wants.equals(wanted)) {
                wanted = wants;
                wake();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Say what there is now, from any thread. */
    public void take(Snapshot next) {
        lock.lock();
        try {
            snapshot = next;
            wake();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        hasNews = true;
        news.signal();
    }

    private boolean hasNews() {
        lock.lock();
        try {
            return hasNews;
        } finally {
            lock.unlock();
        }
    }

    /** Look up until the thread is interrupted. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long wait = lookUp();
                await(wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!hasNews && left > 0) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Look up what is wanted and not known; return after how long something may be known no more. */
    long lookUp() {
        Wants wants;
        Snapshot latest;
        lock.lock();
        try {
            hasNews = false;
            wants = wanted;
            latest = snapshot;
        } finally {
            lock.unlock();
        }
        sparklines.take(latest);
        signatures.take(latest);
        sign(signatures.unknown(wants.signatures()));
        Map<HostKey, List<Standing>> found = sparklines.find(wants.sparklines(), wants.width());
        if (!found.isEmpty()) {
            listener.sparklines(found);
        }
        return sparklines.untilNext(wants.sparklines(), wants.width());
    }

    /** Something else may be wanted before all is read. */
    private void sign(List<ReportRef> unknown) {
        for (int from = 0; from < unknown.size() && !hasNews(); from += BATCH) {
            List<ReportRef> batch = unknown.subList(from, Math.min(from + BATCH, unknown.size()));
            Map<String, Signature> found = signatures.keep(batch, signing.of(batch));
            if (!found.isEmpty()) {
                listener.signatures(found);
            }
        }
    }
}
