package io.montty.runtime.receiver;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * End a process whose sender is silent or slow.
 *
 * <p>It ends it without a word: the sender may read as slowly as it writes. A kill is what the store is made for.
 */
final class Watchdog implements AutoCloseable, Runnable {

    private final Limits limits;
    private final IntConsumer halt;
    private final CountDownLatch heard = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    /** @param halt ends the process with an exit code, whatever it is doing */
    Watchdog(Limits limits, IntConsumer halt) {
        this.limits = limits;
        this.halt = halt;
    }

    /** Begin to count. */
    void start() {
        Thread thread = new Thread(this, "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /** Return {@code in} so that its first byte is noticed. */
    InputStream watch(InputStream in) {
        return new Watched(in, heard);
    }

    @Override
    public void run() {
        try {
            long begin = System.nanoTime();
            boolean inTime = heard.await(limits.firstByte().toNanos(), TimeUnit.NANOSECONDS)
                    && over.await(begin + limits.session().toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!inTime && over.getCount() > 0) {
                halt.accept(ReceiverExit.TEMPORARY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stop counting: the session is over. */
    @Override
    public void close() {
        heard.countDown();
        over.countDown();
    }

    /** Tell when the first bytes came. */
    private static final class Watched extends FilterInputStream {

        private final CountDownLatch heard;

        Watched(InputStream in, CountDownLatch heard) {
            super(in);
            this.heard = heard;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            heard.countDown();
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            heard.countDown();
            return read;
        }
    }
}
