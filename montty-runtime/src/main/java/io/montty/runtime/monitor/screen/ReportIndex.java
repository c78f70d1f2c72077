package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.ReportRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Find reports by what their file names begin with, which is the id. It holds a few numbers for each report and no text,
 * since there may be 100,000.
 */
final class ReportIndex {

    private static final int ID_LENGTH = 32;
    private static final int SLOTS_A_REPORT = 2;

    private final List<ReportRef> reports;

    /** The places of reports in their list plus 1, in the first free slot from the one of their hash on. */
    private final int[] slots;

    ReportIndex(List<ReportRef> reports) {
        this.reports = reports;
        this.slots = new int[Integer.highestOneBit(Math.max(1, reports.size()) * SLOTS_A_REPORT) * SLOTS_A_REPORT];
        for (int i = 0; i < reports.size(); i++) {
            String path = reports.get(i).path();
            int slot = slot(path, nameStart(path));
            while (slots[slot] != 0) {
                slot = next(slot);
            }
            slots[slot] = i + 1;
        }
    }

    /** Return the report of an id, the first in the order they are shown in. */
    Optional<ReportRef> byId(String id) {
        return id.length() == ID_LENGTH ? find(id, 0, report -> id.equals(report.id())) : Optional.empty();
    }

    /** Tell whether a file lies there. */
    boolean holds(String path) {
        return find(path, nameStart(path), report -> report.path().equals(path)).isPresent();
    }

    private Optional<ReportRef> find(String text, int from, Predicate<ReportRef> wanted) {
        for (int slot = slot(text, from); slots[slot] != 0; slot = next(slot)) {
            ReportRef report = reports.get(slots[slot] - 1);
            if (wanted.test(report)) {
                return Optional.of(report);
            }
        }
        return Optional.empty();
    }

    private static int nameStart(String path) {
        return path.indexOf('/') + 1;
    }

    private int next(int slot) {
        return slot + 1 & slots.length - 1;
    }

    private int slot(String text, int from) {
        int hash = 0;
        int end = Math.min(text.length(), from + ID_LENGTH);
        for (int i = from; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return (hash ^ hash >>> 16) & slots.length - 1;
    }
}
