package io.montty.runtime.monitor.terminal;

/** Put code points together from the bytes of UTF-8, one byte at a time, however the bytes were cut apart. */
final class Utf8Decoder {

    /** What {@link #take} returns when the code point is not whole yet. */
    static final int MORE = -1;

    /** What {@link #take} returns for bytes that are no UTF-8. */
    static final int BAD = -2;

    private static final int ASCII_END = 0x80;
    private static final int CONTINUATION_BITS = 6;
    private static final int[] LEAST = {0, 0x80, 0x800, 0x10000};

    private int codePoint;
    private int missing;
    private int length;

    /** Tell whether a byte is one that follows another. */
    static boolean continues(int octet) {
        return (octet & 0xC0) == 0x80;
    }

    /** Tell whether a code point has begun and is not whole yet. */
    boolean isUndecided() {
        return missing > 0;
    }

    /** Forget a code point that has begun. */
    void reset() {
        missing = 0;
    }

    /** Take one byte; return the code point that it completes, {@link #MORE} or {@link #BAD}. */
    int take(int octet) {
        if (missing == 0) {
            return begin(octet);
        }
        if (!continues(octet)) {
            missing = 0;
            return BAD;
        }
        codePoint = (codePoint << CONTINUATION_BITS) | (octet & 0x3F);
        missing--;
        return missing > 0 ? MORE : whole();
    }

    private int begin(int octet) {
        if (octet < ASCII_END) {
            return octet;
        }
        int ones = Integer.numberOfLeadingZeros(~(octet << 24));
        if (ones < 2 || ones > LEAST.length) {
            return BAD;
        }
        length = ones;
        missing = ones - 1;
        codePoint = octet & (0x7F >> ones);
        return MORE;
    }

    /** A longer form than needed is how forbidden characters were smuggled past filters. */
    private int whole() {
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        boolean good = codePoint >= LEAST[length - 1] && Character.isValidCodePoint(codePoint) && !surrogate;
        return good ? codePoint : BAD;
    }
}
