package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.key.Action;
import java.util.Comparator;

/**
 * Say in which order groups of reports are shown.
 *
 * @param by what
 * @param flipped whether the other way round than one would expect
 */
public record GroupOrder(By by, boolean flipped) {

    /** Tell by what. */
    public enum By {
        STATUS("status"),
        AGE("age"),
        NAME("name");

        private final String word;

        By(String word) {
            this.word = word;
        }

        /** Return what people call it. */
        public String word() {
            return word;
        }
    }

    /** The worst first, and the newest first among equals. */
    static final GroupOrder WORST_FIRST = new GroupOrder(By.STATUS, false);

    private static final Comparator<ReportGroup> NEWEST_FIRST =
            Comparator.comparing(ReportGroup::received).reversed();

    /** Return the order that a key asks for: the same again turns it round. */
    GroupOrder after(Action action) {
        By next = switch (action) {
            case SORT_AGE -> By.AGE;
            case SORT_NAME -> By.NAME;
            default -> By.STATUS;
        };
        return new GroupOrder(next, next == by && !flipped);
    }

    Comparator<ReportGroup> comparator() {
        Comparator<ReportGroup> first = switch (by) {
            case STATUS -> Comparator.comparing(ReportGroup::status).reversed();
            case AGE -> NEWEST_FIRST;
            case NAME -> Comparator.comparing(ReportGroup::host);
        };
        return (flipped ? first.reversed() : first)
                .thenComparing(Comparator.comparing(ReportGroup::status).reversed())
                .thenComparing(NEWEST_FIRST)
                .thenComparing(ReportGroup::host)
                .thenComparing(group -> group.newest().path());
    }

    /** Tell whether what is greatest comes first: the worst, the oldest, the last of the alphabet. */
    public boolean greatestFirst() {
        return (by == By.STATUS) != flipped;
    }
}
