package io.montty.deployer;

import java.util.Locale;

/**
 * Tell what became of one file of a project directory.
 *
 * @param action what was done
 * @param path the file, relative to the project directory
 * @param note why, if that needs a word; else empty
 */
record Change(Action action, String path, String note) {

    /** Name what can be done with a file. */
    enum Action {
        MADE,
        UPDATED,
        REMOVED,
        UNCHANGED,
        KEPT,
        LEFT_OUT;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Return one line for people. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-8s  %s%s", action.word(), path, note.isEmpty() ? "" : "  (" + note + ")");
    }
}
