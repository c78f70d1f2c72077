package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Change;
import io.montty.runtime.monitor.fleet.Change.Difference;
import io.montty.runtime.monitor.screen.ChangeRow.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Divide changes into lines: a heading for each kind, a line for each change, and below it what differs. */
final class ChangeRows {

    /** How many differing lines of one change are shown; the report has them all. */
    static final int MOST_LINES = 12;

    static final ChangeRows NOTHING = new ChangeRows(List.of(), List.of());

    private final List<Change> changes;
    private final List<ChangeRow> notes;

    private ChangeRows(List<Change> changes, List<ChangeRow> notes) {
        this.changes = changes;
        this.notes = notes;
    }

    static ChangeRows of(String... notes) {
        return new ChangeRows(List.of(), Stream.of(notes).map(ChangeRow::note).toList());
    }

    static ChangeRows of(Changes changes) {
        List<ChangeRow> notes = new ArrayList<>();
        if (changes.found().isEmpty()) {
            notes.add(ChangeRow.note("Nothing changed."));
        }
        if (changes.same() > 0) {
            notes.add(ChangeRow.note(
                    changes.same() == 1 ? "1 problem as it was" : changes.same() + " problems as they were"));
        }
        return new ChangeRows(List.copyOf(changes.found()), notes);
    }

    int count() {
        return changes.size();
    }

    /** @param open whether the lines that differ are shown */
    List<ChangeRow> rows(boolean open) {
        List<ChangeRow> rows = new ArrayList<>();
        for (Change.Kind kind : Change.Kind.values()) {
            List<Change> own =
                    changes.stream().filter(change -> change.kind() == kind).toList();
            if (!own.isEmpty()) {
                rows.add(new ChangeRow(
                        Sort.HEADING, "kind " + kind, null, kind + " " + own.size() + "  " + kind.meaning()));
            }
            for (Change change : own) {
                rows.add(ChangeRow.entry(change));
                if (open) {
                    addLines(change, rows);
                }
            }
        }
        rows.addAll(notes);
        return rows;
    }

    private static void addLines(Change change, List<ChangeRow> rows) {
        String key = ChangeRow.keyOf(change) + " line ";
        int size = change.lines().size();
        // A line that says how many there are more takes as much room as the only one there is.
        int shown = size <= MOST_LINES + 1 ? size : MOST_LINES;
        for (int i = 0; i < shown; i++) {
            Difference line = change.lines().get(i);
            rows.add(new ChangeRow(line.added() ? Sort.ADDED : Sort.REMOVED, key + i, change, line.signed()));
        }
        if (shown < size) {
            rows.add(new ChangeRow(Sort.NOTE, key + "more", change, (size - shown) + " more lines differ"));
        }
    }
}
