package io.montty.runtime.report;

/**
 * Hold a text that counts how often a pattern looks at a character of it: one with repetitions within repetitions may
 * look at a single line practically for ever.
 */
public final class CountedText implements CharSequence {

    private final String text;
    private final long most;
    private long looks;

    /** @param most how many looks are allowed */
    public CountedText(String text, long most) {
        this.text = text;
        this.most = most;
    }

    /** End a match from within. */
    public static final class TooManyLooks extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyLooks() {
            super("too many looks at characters", null, false, false);
        }
    }

    /** Return how often a character was looked at. */
    public long looks() {
        return looks;
    }

    /** @throws TooManyLooks if it was looked at too often already */
    @Override
    public char charAt(int index) {
        if (looks >= most) {
            throw new TooManyLooks();
        }
        looks++;
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
