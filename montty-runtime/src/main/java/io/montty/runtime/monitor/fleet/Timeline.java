package io.montty.runtime.monitor.fleet;

import io.montty.runtime.history.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Hold what happened to a host in a time that is divided into cells. All text in it is safe to print.
 *
 * @param from when the first cell begins
 * @param width how long a cell is
 * @param rows a row for each check, the worst first, and at the end one for the host itself
 * @param events the newest first
 * @param trouble why the past cannot be told; empty if it can
 */
public record Timeline(Instant from, Duration width, List<Row> rows, List<HistoryEvent> events, String trouble) {

    /** The check by which the server says that a host is silent. */
    public static final String SILENCE = "montty.silence";

    /**
     * Hold how one check was doing.
     *
     * @param check its id; empty for the host itself, whose cells are {@link Standing#SILENT} where it did not report
     * @param title its title; the id if that is not known
     * @param cells the worst that it was in each cell; {@link Standing#NA} where nothing is known
     */
    public record Row(String check, String title, List<Standing> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        /** Tell whether it is of the host itself. */
        public boolean isOfHost() {
            return check.isEmpty();
        }

        /** Tell whether {@code event} happened to it. */
        public boolean isOf(HistoryEvent event) {
            return check.equals(event.check()) || (isOfHost() && event.check().equals(SILENCE));
        }
    }

    public Timeline {
        rows = List.copyOf(rows);
        events = List.copyOf(events);
    }

    /** Return how {@code row} was doing in the cell that begins at {@code start}; NA if it is none of the cells. */
    public Standing at(Row row, Instant start) {
        long cell = Math.floorDiv(Duration.between(from, start).toSeconds(), width.toSeconds());
        return cell >= 0 && cell < row.cells().size() ? row.cells().get((int) cell) : Standing.NA;
    }
}
