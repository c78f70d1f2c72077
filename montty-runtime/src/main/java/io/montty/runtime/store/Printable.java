package io.montty.runtime.store;

import java.util.Locale;

/** Make names and messages that a stranger had a hand in safe to print: ASCII stays, all else is spelled out. */
public final class Printable {

    private static final int LONGEST = 600;

    private Printable() {}

    /** Return {@code text} with everything but printable ASCII as {@code \\u{hex}}, and a backslash doubled. */
    public static String text(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> {
            if (point == '\\') {
                shown.append("\\\\");
            } else if (point >= ' ' && point <= '~') {
                shown.append((char) point);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u{%x}", point));
            }
        });
        return text.codePointCount(0, text.length()) <= LONGEST
                ? shown.toString()
                : shown.append("...").toString();
    }
}
