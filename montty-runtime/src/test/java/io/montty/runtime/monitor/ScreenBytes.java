package io.montty.runtime.monitor;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Take what is written to a terminal, let a test wait for a text in it, and break when told to. */
final class ScreenBytes extends OutputStream {

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
        while (!text().contains(text)) {
            wait();
        }
        bytes.reset();
    }
}
