package io.montty.runtime.monitor.terminal;

import io.montty.runtime.monitor.key.Pasted;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Collect what stands between the marks of a paste, however slowly it comes. Of all that a clipboard may hold only the
 * visible characters of the first line come through, and no more than fit into a field.
 */
final class PasteCollector {

    static final String BEGINS = "[200~";

    private static final String ENDS = "\u001b[201~";
    private static final int LONGEST = 200;
    private static final int MOST_BYTES = 4 * LONGEST;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int matched;

    void begin() {
        bytes.reset();
        matched = 0;
    }

    /** Take one byte; tell whether it ends the paste. */
    boolean take(int octet) {
        if (octet == ENDS.charAt(matched)) {
            matched++;
        } else {
            matched = octet == ENDS.charAt(0) ? 1 : 0;
        }
        if (bytes.size() < MOST_BYTES) {
            bytes.write(octet);
        }
        return matched == ENDS.length();
    }

    Pasted pasted() {
        String all = bytes.toString(StandardCharsets.UTF_8);
        String first = all.split("[\r\n\u001b]", 2)[0];
        StringBuilder visible = new StringBuilder();
        first.codePoints().filter(Visible::is).limit(LONGEST).forEach(visible::appendCodePoint);
        return new Pasted(visible.toString());
    }
}
