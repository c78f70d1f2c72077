package io.montty.runtime.monitor.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Hand text to the clipboard of the machine that the terminal runs on, by OSC 52. */
final class Clipboard {

    /** What terminals take at most is about 100,000 bytes in base 64. */
    static final int MOST_BYTES = 74_000;

    private Clipboard() {}

    /** Return what to write to the terminal. */
    static String sequence(byte[] text) {
        return "\u001b]52;c;" + Base64.getEncoder().encodeToString(text) + "\u0007";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
