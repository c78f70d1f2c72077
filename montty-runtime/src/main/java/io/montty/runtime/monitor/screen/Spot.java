package io.montty.runtime.monitor.screen;

import java.util.Comparator;

/**
 * Name a line of a text, whatever is folded and however wide the window is. The order is that of the lines.
 *
 * @param node which node of a tree it belongs to, from 0; {@link #TOP} for what stands before the tree
 * @param part which line of the node, from 0, the node's own line
 */
public record Spot(int node, int part) implements Comparable<Spot> {

    /** Stands for the node of what stands before a tree, or of text that is none. */
    static final int TOP = -1;

    private static final Comparator<Spot> ORDER =
            Comparator.comparingInt(Spot::node).thenComparingInt(Spot::part);

    /** The first line. */
    static final Spot START = new Spot(TOP, 0);

    @Override
    public int compareTo(Spot other) {
        return ORDER.compare(this, other);
    }
}
