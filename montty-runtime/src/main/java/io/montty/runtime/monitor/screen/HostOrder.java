package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Action;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Say in which order hosts are shown.
 *
 * @param column what they are sorted by
 * @param flipped whether the other way round than at first
 */
public record HostOrder(Column column, boolean flipped) {

    /** What a person sees before any choice: what needs somebody most comes first. */
    public static final HostOrder WORST_FIRST = new HostOrder(Column.STATUS, false);

    private static final Comparator<HostSummary> BY_TROUBLE = Comparator.comparing(HostSummary::standing)
            .reversed()
            .thenComparing(HostSummary::isQuiet)
            .thenComparing(Comparator.comparing(HostOrder::latestTrouble).reversed())
            .thenComparing(HostSummary::key);
    private static final Comparator<HostSummary> BY_AGE =
            Comparator.comparing(HostSummary::lastSeen).thenComparing(HostSummary::key);

    /** Tell what hosts can be sorted by. */
    public enum Column {
        STATUS("status"),
        AGE("age"),
        NAME("name");

        private final String word;

        Column(String word) {
            this.word = word;
        }

        /** Return what people call it. */
        public String word() {
            return word;
        }

        private static Optional<Column> of(Action action) {
            return switch (action) {
                case SORT_STATUS -> Optional.of(STATUS);
                case SORT_AGE -> Optional.of(AGE);
                case SORT_NAME -> Optional.of(NAME);
                default -> Optional.empty();
            };
        }
    }

    /** Return the order that a key asks for: the same column again turns it round; empty if the key is no such key. */
    Optional<HostOrder> after(Action action) {
        return Column.of(action).map(next -> new HostOrder(next, next == column && !flipped));
    }

    public Comparator<HostSummary> comparator() {
        Comparator<HostSummary> first = switch (column) {
            case STATUS -> BY_TROUBLE;
            case AGE -> BY_AGE;
            case NAME -> Comparator.comparing(HostSummary::key);
        };
        return flipped ? first.reversed() : first;
    }

    /** Tell whether the worst, or the oldest, or the last of the alphabet comes first. */
    public boolean isGreatestFirst() {
        return (column != Column.NAME) != flipped;
    }

    private static Instant latestTrouble(HostSummary host) {
        if (host.standing() == Standing.SILENT) {
            return host.lastSeen();
        }
        return host.problems().stream()
                .map(Problem::since)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }
}
