package io.montty.runtime.transport.ssh;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keep the beginning of what a server says beside the protocol; who keeps all could be made to keep anything. */
final class Utterance extends OutputStream {

    private static final int MOST_BYTES = 1_000;

    private final byte[] kept = new byte[MOST_BYTES];
    private int length;

    @Override
    public synchronized void write(int next) {
        if (length < MOST_BYTES) {
            kept[length++] = (byte) next;
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) {
        int taken = Math.min(count, MOST_BYTES - length);
        System.arraycopy(bytes, offset, kept, length, taken);
        length += taken;
    }

    /** Return it as one line that a terminal does not obey; empty if nothing was said. */
    synchronized String line() {
        String text = new String(kept, 0, length, StandardCharsets.UTF_8);
        return SshTrouble.printable(text.strip().replaceAll("\\s*\\R\\s*", "; "));
    }
}
