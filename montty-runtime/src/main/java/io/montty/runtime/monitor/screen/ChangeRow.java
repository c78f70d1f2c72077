package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Change;
import io.montty.runtime.monitor.fleet.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Hold one line of the changes.
 *
 * @param sort what sort of line
 * @param key tells it from the others
 * @param change what it belongs to, or null if it is not about one change
 * @param text what it says; for an entry, what is copied of it
 */
public record ChangeRow(Sort sort, String key, @Nullable Change change, String text) {

    /** Tell sorts of lines apart. */
    public enum Sort {
        HEADING,
        ENTRY,
        ADDED,
        REMOVED,
        /** Something to read. */
        NOTE
    }

    static String keyOf(Change change) {
        return "change " + change.host() + " " + change.check();
    }

    static ChangeRow entry(Change change) {
        String text = word(change.before(), "") + " -> " + word(change.after(), "gone") + "  " + change.host() + "  "
                + change.title();
        return new ChangeRow(Sort.ENTRY, keyOf(change), change, text.strip());
    }

    private static String word(@Nullable Standing standing, String nothing) {
        return standing == null ? nothing : standing.name();
    }

    static ChangeRow note(String text) {
        return new ChangeRow(Sort.NOTE, "note " + text, null, text);
    }
}
