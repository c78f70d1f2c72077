package io.montty.runtime.monitor.model;

/** Hold the size of a terminal window in character cells. */
public record WindowSize(int columns, int rows) {

    /** The smallest window that a report is shown in. */
    public static final WindowSize SMALLEST = new WindowSize(60, 15);

    private static final int HEADER_ROWS = 3;
    private static final int STATUS_ROWS = 1;

    /** Tell whether the window is too small to show a report in. */
    public boolean isTooSmall() {
        return columns < SMALLEST.columns || rows < SMALLEST.rows;
    }

    /** Return the first row of a report's body. */
    public int bodyTop() {
        return HEADER_ROWS;
    }

    /** Return how many rows of a report's body are visible; at least 1. */
    public int bodyRows() {
        return Math.max(1, rows - HEADER_ROWS - STATUS_ROWS);
    }
}
