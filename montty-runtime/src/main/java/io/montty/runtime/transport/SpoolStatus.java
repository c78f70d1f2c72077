package io.montty.runtime.transport;

import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Hold what waits in a spool, and why.
 *
 * @param waiting the reports that wait, the oldest first
 * @param dead the reports that the server refused for good, the oldest first
 * @param deadFolder where those are
 * @param dropped what was dropped and is not yet reported
 * @param refused all that was ever refused, with the last reason
 * @param sending how the last attempts went
 */
public record SpoolStatus(
        List<SpooledReport> waiting,
        List<SpooledReport> dead,
        Path deadFolder,
        Optional<Tally> dropped,
        Optional<Tally> refused,
        SendState sending) {

    public SpoolStatus {
        waiting = List.copyOf(waiting);
        dead = List.copyOf(dead);
    }

    /**
     * Look at {@code spool}.
     *
     * @throws IOException if it cannot be read
     */
    public static SpoolStatus of(Spool spool) throws IOException {
        return new SpoolStatus(
                spool.waiting(),
                spool.dead().reports(),
                spool.dead().path(),
                spool.dropped().read(),
                spool.refused().read(),
                spool.journal().state());
    }

    /** Tell whether nothing is left to do. */
    public boolean isClear() {
        return waiting.isEmpty() && dead.isEmpty();
    }

    /** Count {@code reports} by status; the times are of no meaning where there are none. */
    public static Tally tally(List<SpooledReport> reports) {
        List<Status> statuses =
                reports.stream().map(report -> report.name().status()).toList();
        Instant since = reports.isEmpty() ? Instant.EPOCH : reports.get(0).made();
        Instant until = reports.isEmpty()
                ? Instant.EPOCH
                : reports.get(reports.size() - 1).made();
        Tally counted = Tally.of(statuses, until, "");
        return new Tally(counted.counts(), since, until, "");
    }

    /** Return how large {@code reports} are together. */
    public static long bytes(List<SpooledReport> reports) {
        return reports.stream().mapToLong(SpooledReport::bytes).sum();
    }
}
