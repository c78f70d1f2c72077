package io.montty.runtime.monitor.text;

/** Hold the size of a terminal window in character cells. */
public record WindowSize(int columns, int rows) {

    /** The smallest window that anything is shown in. */
    public static final WindowSize SMALLEST = new WindowSize(60, 12);

    private static final int HEADER_ROWS = 3;
    private static final int FOOTER_ROWS = 3;
    private static final int CLASSIC_FOOTER_ROWS = 1;

    /** Return the size of a window that has this room between its header and its footer. */
    public static WindowSize around(int columns, int bodyRows) {
        return new WindowSize(columns, HEADER_ROWS + bodyRows + FOOTER_ROWS);
    }

    /** Tell whether the window is too small to show anything in. */
    public boolean isTooSmall() {
        return columns < SMALLEST.columns || rows < SMALLEST.rows;
    }

    /** Return the first row below the header. */
    public int bodyTop() {
        return HEADER_ROWS;
    }

    /** Return how many rows there are between the header and the footer; at least 1. */
    public int bodyRows() {
        return Math.max(1, rows - HEADER_ROWS - FOOTER_ROWS);
    }

    /** Return how many rows of a report the classic slideshow has room for; at least 1. */
    public int slideRows() {
        return Math.max(1, rows - HEADER_ROWS - CLASSIC_FOOTER_ROWS);
    }
}
