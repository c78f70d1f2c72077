package io.montty.runtime.manager;

import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.InboxName;
import io.montty.runtime.store.Incoming;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Read and judge the reports of the inbox while those before them are being filed, a few ahead of it.
 *
 * <p>Only what a program of ours put there whole is read ahead. They are asked for in the order in which they were
 * listed; what nobody has begun to read when it is asked for, the one who asks reads.
 */
final class ReadAhead implements AutoCloseable {

    /** How many reports are held that were not asked for yet, and of how many bytes. */
    private static final int MOST = 64;

    private static final long MOST_BYTES = 16L * 1024 * 1024;

    /** A thread is not worth its start for less. */
    private static final int FEW = 16;

    private final BoundedFile reader;
    private final ReportInspector inspector;
    private final Deque<Ahead> ahead = new ArrayDeque<>();
    private final Iterator<Incoming> rest;
    private final @Nullable ExecutorService helpers;
    private long bytes;

    /** Hold a report that was read, and what it was found to be. */
    static final class Read {

        private final byte[] body;
        private final Verdict verdict;

        Read(byte[] body, Verdict verdict) {
            this.body = body;
            this.verdict = verdict;
        }

        byte[] body() {
            return body;
        }

        Verdict verdict() {
            return verdict;
        }
    }

    private record Ahead(Incoming file, FutureTask<Read> task) {}

    /**
     * Begin to read.
     *
     * @param files in the order in which they will be asked for
     * @param processors how many this may keep busy, the one who asks counted
     */
    ReadAhead(BoundedFile reader, ReportInspector inspector, List<Incoming> files, int processors) {
        this.reader = reader;
        this.inspector = inspector;
        List<Incoming> whole = files.stream().filter(ReadAhead::isWhole).toList();
        boolean worthIt = whole.size() >= FEW && processors > 1;
        this.rest = (worthIt ? whole : List.<Incoming>of()).iterator();
        this.helpers = worthIt ? Executors.newFixedThreadPool(processors - 1, ReadAhead::thread) : null;
        fill();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "read-ahead");
        thread.setDaemon(true);
        return thread;
    }

    private static boolean isWhole(Incoming file) {
        return !file.isWrittenInPlace()
                && file.attributes().isRegularFile()
                && file.attributes().size() <= BoundedFile.LARGEST
                && file.reportId().isPresent();
    }

    private void fill() {
        while (helpers != null && ahead.size() < MOST && bytes < MOST_BYTES && rest.hasNext()) {
            Incoming file = rest.next();
            FutureTask<Read> task = new FutureTask<>(() -> readNow(file));
            bytes += file.attributes().size();
            ahead.add(new Ahead(file, task));
            helpers.execute(task);
        }
    }

    /** Return what {@code file} holds, which has a report's name. */
    Read read(Incoming file) throws IOException {
        Ahead first = ahead.peek();
        if (first == null || !first.file().equals(file)) {
            return readNow(file);
        }
        ahead.remove();
        first.task().run(); // does nothing if a helper was faster
        try {
            return result(first.task());
        } finally {
            bytes -= file.attributes().size();
            fill();
        }
    }

    private Read readNow(Incoming file) throws IOException {
        byte[] body = reader.read(file.path());
        InboxName handedIn = InboxName.parse(file.name()).orElse(null);
        Verdict verdict = handedIn == null
                ? inspector.inspect(ReportName.parse(file.name()).orElseThrow(), body)
                : inspector.inspect(handedIn.id(), body);
        return new Read(body, verdict);
    }

    private static Read result(FutureTask<Read> task) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true; // a pass is not cut short
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof IOException trouble) {
                        throw trouble;
                    }
                    throw new IllegalStateException("a report could not be judged", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        if (helpers != null) {
            helpers.shutdownNow();
        }
    }
}
