package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.state.HostKey;

/**
 * Share a window's columns among what is shown of a host. Where there is too little room for all, the bars of the last
 * hour go first, then the counts of checks: the list is sorted by status anyway, and the worst check is named.
 *
 * @param name how many columns the name has
 * @param address how many the address has; 0 if it is not shown
 * @param counts how many each count of checks has; 0 if they are not shown
 * @param cells how many cells a sparkline has; 0 if it is not shown
 * @param worst how many columns the worst check has
 */
record FleetColumns(int name, int address, int counts, int cells, int worst) {

    /** Cursor, mark, and whether the host needs nobody. */
    static final int GUTTER = 3;

    static final int STATUS = 8;
    static final int AGE = 4;
    static final int OKAYS = 3;
    static final int REPORTS = 5;

    private static final int WIDE = 110;
    private static final int ADDRESS = 15;
    private static final int SHORTEST_NAME = 12;
    private static final int USUAL_NAME = 20;
    private static final int NAME_PERCENT = 55;
    private static final int LEAST_WORST = 13;

    /** Choose for a window, and for the longest name in the list. */
    static FleetColumns of(int columns, int longestName) {
        if (columns >= WIDE) {
            return new FleetColumns(longestName, ADDRESS, 3, 24, 0).in(columns);
        }
        FleetColumns all = new FleetColumns(longestName, 0, 2, 12, 0).in(columns);
        FleetColumns withoutBars = new FleetColumns(longestName, 0, 2, 0, 0).in(columns);
        if (all.worst >= LEAST_WORST) {
            return all;
        }
        return withoutBars.worst >= LEAST_WORST ? withoutBars : new FleetColumns(longestName, 0, 0, 0, 0).in(columns);
    }

    private FleetColumns in(int columns) {
        int checks = counts == 0 ? 0 : 2 * spaced(counts) + spaced(OKAYS);
        int taken = GUTTER + STATUS + 1 + spaced(address) + spaced(AGE) + checks + spaced(REPORTS) + spaced(cells) + 1;
        int free = Math.max(0, columns - taken);
        int longest = Math.max(USUAL_NAME, free * NAME_PERCENT / 100);
        int shown = Math.max(SHORTEST_NAME, Math.min(name, longest));
        return new FleetColumns(shown, address, counts, cells, Math.max(1, free - shown));
    }

    private static int spaced(int columns) {
        return columns == 0 ? 0 : columns + 1;
    }

    /** Cut a name so that both who vouches for the host and how its own name begins can be read. */
    static String fit(HostKey host, int columns) {
        String whole = host.toString();
        if (host.isKnown() || whole.length() <= columns) {
            return Cluster.fit(whole, columns);
        }
        String voucher = Cluster.fit(
                host.voucher(), Math.max(columns / 2, columns - host.name().length() - 1));
        return voucher + "/" + Cluster.fit(host.name(), columns - voucher.length() - 1);
    }
}
