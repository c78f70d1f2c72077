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
 * @param rows a row for each check, the worst first
 * @param events the newest first
 * @param trouble why nothing can be told; empty if something can
 */
public record Timeline(Instant from, Duration width, List<Row> rows, List<HistoryEvent> events, String trouble) {

    /**
     * Hold how one check was doing.
     *
     * @param check its id
     * @param title its title; the id if that is not known
     * @param cells the worst that it was in each cell; {@link Standing#NA} where nothing is known
     */
    public record Row(String check, String title, List<Standing> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    public Timeline {
        rows = List.copyOf(rows);
        events = List.copyOf(events);
    }
}
