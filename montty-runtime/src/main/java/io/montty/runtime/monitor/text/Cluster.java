package io.montty.runtime.monitor.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Hold one character as a person sees it, with its combining marks, and the columns that it takes.
 *
 * @param text what to write
 * @param width 1 or 2 columns
 */
public record Cluster(String text, int width) {

    private static final Cluster REPLACEMENT = new Cluster("?", 1);
    private static final int FIRST_SKIN_TONE = 0x1F3FB;
    private static final int LAST_SKIN_TONE = 0x1F3FF;

    /**
     * Split {@code text} into clusters, composed where Unicode can. What terminals give differing widths becomes a
     * question mark; selectors that change only the look of an emoji are left out.
     */
    public static List<Cluster> of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        List<Cluster> clusters = new ArrayList<>(composed.length());
        int at = 0;
        while (at < composed.length()) {
            int codePoint = composed.codePointAt(at);
            append(codePoint, clusters);
            at += Character.charCount(codePoint);
        }
        return clusters;
    }

    /** Return how many columns {@code text} takes. */
    public static int width(String text) {
        if (isPlain(text)) {
            return text.length();
        }
        return of(text).stream().mapToInt(Cluster::width).sum();
    }

    /** Return the start of {@code text} that fits into {@code columns}, ending in {@code ~} if it is not all. */
    public static String fit(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder start = new StringBuilder();
        int left = columns - 1;
        for (Cluster cluster : of(text)) {
            left -= cluster.width();
            if (left < 0) {
                break;
            }
            start.append(cluster.text());
        }
        return columns > 0 ? start + "~" : "";
    }

    /** Tell whether every character of {@code text} is printable ASCII. */
    public static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static void append(int codePoint, List<Cluster> clusters) {
        int last = clusters.size() - 1;
        int width = CharWidth.of(codePoint);
        if (isSelector(codePoint) || (isSkinTone(codePoint) && last >= 0 && clusters.get(last).width == 2)) {
            return;
        }
        if (width == CharWidth.DOUBTFUL || (width == 0 && last < 0)) {
            clusters.add(REPLACEMENT);
        } else if (width == 0) {
            Cluster base = clusters.get(last);
            clusters.set(last, new Cluster(base.text + Character.toString(codePoint), base.width));
        } else {
            clusters.add(new Cluster(Character.toString(codePoint), width));
        }
    }

    private static boolean isSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    private static boolean isSkinTone(int codePoint) {
        return codePoint >= FIRST_SKIN_TONE && codePoint <= LAST_SKIN_TONE;
    }
}
