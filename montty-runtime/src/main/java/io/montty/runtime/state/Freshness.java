package io.montty.runtime.state;

/** Say whether a host keeps its promise of when its next report is due. */
public enum Freshness {
    FRESH,
    /** The next report is overdue. */
    LATE,
    /** Several reports in a row did not come. */
    LOST
}
