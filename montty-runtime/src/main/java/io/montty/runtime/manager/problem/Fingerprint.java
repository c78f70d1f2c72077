package io.montty.runtime.manager.problem;

import java.util.HexFormat;

/** Tell one failure of a check from another, and not from the same one with other figures. */
final class Fingerprint {

    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Fingerprint() {}

    /**
     * Return 16 hexadecimal characters for what {@code result} says: its status, its outcome, and its summary in lower
     * case with {@code #} for each number.
     */
    static String of(Result result) {
        long hash = FNV_START;
        hash = add(hash, result.status().name());
        hash = add(hash, result.outcome());
        hash = add(hash, result.summary());
        return HexFormat.of().toHexDigits(hash);
    }

    private static long add(long start, String text) {
        long hash = mix(start, '\n');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                i = endOfNumber(text, i);
                c = '#';
            }
            hash = mix(hash, Character.toLowerCase(c));
        }
        return hash;
    }

    private static long mix(long hash, char c) {
        return (hash ^ c) * FNV_PRIME;
    }

    /** A point or a comma between digits belongs to the number: 91 and 91.5 are both one. */
    private static int endOfNumber(String text, int start) {
        int end = start;
        for (int i = start + 1; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                end = i;
            } else if (i > end + 1 || (text.charAt(i) != '.' && text.charAt(i) != ',')) {
                break;
            }
        }
        return end;
    }
}
