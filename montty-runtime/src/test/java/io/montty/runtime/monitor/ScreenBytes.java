package io.montty.runtime.monitor;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Take what is written to a terminal, let a test wait for a text in it, and break when told to. */
final class ScreenBytes extends OutputStream {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean broken;

    @Override
    public synchronized void write(int octet) {
        if (broken) {
            throw new IllegalStateException("broken on purpose");
        }
        bytes.write(octet);
        notifyAll();
    }

    synchronized void breakNow() {
        broken = true;
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Wait until {@code text} was written after all that was waited for before. */
    synchronized void await(String text) throws InterruptedException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!text().contains(text)) {
            long left = (patience - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("'" + text + "' was never written, but " + text());
            }
            wait(left);
        }
        bytes.reset();
    }
}
