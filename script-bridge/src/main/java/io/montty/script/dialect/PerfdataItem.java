package io.montty.script.dialect;

import io.montty.api.Metric;
import java.util.List;

/** Name one item of performance data as the monitoring-plugins guidelines define it. */
sealed interface PerfdataItem {

    /** Return the item as it was written. */
    String source();

    /** An item with a value. */
    record Sample(String source, Metric metric) implements PerfdataItem {}

    /** An item whose value is {@code U}: the plugin could not tell it. */
    record Undetermined(String source) implements PerfdataItem {}

    /** An item that breaks the grammar, and why. */
    record Malformed(String source, String reason) implements PerfdataItem {}

    /**
     * Read items that are separated by blanks; one that is malformed does not hide the others.
     *
     * @param text performance data without the bar in front of it
     */
    static List<PerfdataItem> parse(String text) {
        return new PerfdataParser(text).items();
    }
}
