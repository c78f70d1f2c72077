package io.montty.runtime.monitor.filter;

/** Say why a filter cannot be understood. */
public final class FilterException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int column;

    /**
     * Say what is wrong.
     *
     * @param column where, from 1
     */
    public FilterException(int column, String message) {
        super(message);
        this.column = column;
    }

    /** Return where the mistake is, from 1. */
    public int column() {
        return column;
    }
}
