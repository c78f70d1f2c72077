package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.text.Line;
import java.util.List;

/**
 * Hold what a screen shows, but for what all screens have.
 *
 * @param about what is shown, for the right of the second line, such as {@code 200 hosts}; of pieces with
 *     {@link #GAP} between them, the first are left out where there is too little room
 * @param body the lines between the header and the footer; missing ones are blank
 * @param scrolling how many lines of the body, from its first, move together when the screen is scrolled
 * @param more how much there is that there is no room for; empty if there is nothing
 * @param hints the most useful keys, the most useful first
 */
record Page(String about, List<Line> body, int scrolling, String more, List<Hint> hints) {

    /** Stands between pieces; two blanks are shown instead. */
    static final String GAP = "\t";

    Page {
        body = List.copyOf(body);
        hints = List.copyOf(hints);
    }
}
