package io.montty.runtime.monitor.terminal;

import io.montty.runtime.monitor.key.Input;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Consumer;

/** Read keys, and what the mouse does, until the terminal is gone. */
public final class KeyReader {

    /** The rest of an arrow key may come this much later than its ESC, over a slow line. */
    public static final Duration ESCAPE_WAIT = Duration.ofMillis(25);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

    private final InputStream in;
    private final Duration escapeWait;
    private final Consumer<Input> inputs;
    private final KeyDecoder decoder = new KeyDecoder();

    /** Read from {@code in}, whose {@code available} must be of use. */
    public KeyReader(InputStream in, Duration escapeWait, Consumer<Input> inputs) {
        this.in = in;
        this.escapeWait = escapeWait;
        this.inputs = inputs;
    }

    /** Read to the end. */
    public void run() throws IOException, InterruptedException {
        int octet = in.read();
        while (octet >= 0) {
            decoder.take(octet).ifPresent(inputs);
            if (decoder.isUndecided() && !moreComes()) {
                decoder.settle().ifPresent(inputs);
            }
            octet = in.read();
        }
        decoder.settle().ifPresent(inputs);
    }

    private boolean moreComes() throws IOException, InterruptedException {
        long looks = escapeWait.toMillis() / LOOK_AGAIN.toMillis();
        for (long i = 0; in.available() == 0; i++) {
            if (i >= looks) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
        return true;
    }
}
