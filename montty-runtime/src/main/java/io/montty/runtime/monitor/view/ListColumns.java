package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.screen.ReportGroup;
import io.montty.runtime.monitor.text.Age;
import io.montty.runtime.monitor.text.Cluster;
import java.time.Instant;

/**
 * Divide the width of a list of reports: what matters least goes first where there is little room.
 *
 * @param host how wide the names of hosts are
 * @param full whether there is room to say when the first came, and for the start of the newest one's id
 * @param checks what is left for the checks that fail
 */
record ListColumns(int host, boolean full, int checks) {

    /** Signs of the cursor, of a mark, and that somebody takes care of it. */
    static final int GUTTER = 3;

    private static final int STATUS = 8;
    private static final int AGE = 6;
    private static final int COUNT = 5;
    private static final int GUID = 8;
    private static final int MOST_COUNTED = 9_999;
    private static final int NARROW = 80;
    private static final int LONGEST_HOST = 40;

    static ListColumns of(int columns) {
        boolean full = columns >= NARROW;
        int host = full ? Math.min(LONGEST_HOST, 22 + (columns - NARROW) / 2) : 20;
        int taken = GUTTER + STATUS + host + AGE + 1 + COUNT + 2 + (full ? 1 + AGE + 2 + GUID : 0);
        return new ListColumns(host, full, columns - taken);
    }

    /** Return what the columns are called, from that of the hosts on. */
    String names() {
        return left("HOST", host) + right("NEWEST", AGE) + (full ? " " + right("FIRST", AGE) : "") + " "
                + right("N", COUNT) + (full ? "  GUID    " : "") + "  CHECKS FAILING";
    }

    /** Return what is said of a group, but for its status and its checks. */
    String row(ReportGroup group, Instant now) {
        return left(group.owner() == null ? "?" : group.host(), host)
                + right(Age.of(group.received(), now), AGE)
                + (full ? " " + right(Age.of(group.first(), now), AGE) : "")
                + " "
                + right(count(group.count()), COUNT)
                + (full ? "  " + left(group.newest().shortId(), GUID) : "")
                + "  ";
    }

    private static String count(int reports) {
        return reports > MOST_COUNTED ? "x" + reports / 1000 + "k" : "x" + reports;
    }

    static String status(String label) {
        return " ".repeat(Math.max(0, STATUS - Cluster.width(label)));
    }

    private static String left(String text, int columns) {
        String fitting = Cluster.fit(text, columns);
        return fitting + " ".repeat(columns - Cluster.width(fitting));
    }

    private static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - Cluster.width(text))) + text;
    }
}
