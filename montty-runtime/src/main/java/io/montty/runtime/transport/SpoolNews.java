package io.montty.runtime.transport;

import io.montty.api.Finding;
import io.montty.api.Status;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hold what the next report has to say of earlier ones: that they were dropped, or refused for good. */
public final class SpoolNews {

    private static final String SOURCE = "spool";

    private final Spool spool;

    /** What was dropped and is not yet reported; null for nothing. */
    private final @Nullable Tally dropped;

    /** What was refused and is not yet reported; null for nothing. */
    private final @Nullable Tally refused;

    /** All that was ever refused, as it was when this was read. */
    private final @Nullable Tally everRefused;

    private SpoolNews(Spool spool, @Nullable Tally dropped, @Nullable Tally refused, @Nullable Tally everRefused) {
        this.spool = spool;
        this.dropped = dropped;
        this.refused = refused;
        this.everRefused = everRefused;
    }

    /** Read what there is to say. */
    public static SpoolNews of(Spool spool) {
        Optional<Tally> ever = spool.refused().read();
        Optional<Tally> reported = spool.refusedReported().read();
        Optional<Tally> refused = reported.isEmpty() ? ever : ever.flatMap(now -> now.since(reported.get()));
        return new SpoolNews(spool, spool.dropped().read().orElse(null), refused.orElse(null), ever.orElse(null));
    }

    /** Return it as findings of the next report. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (dropped != null) {
            findings.add(new Finding(SOURCE, status(dropped), droppedText(dropped)));
        }
        if (refused != null) {
            findings.add(new Finding(SOURCE, status(refused), refusedText(refused)));
        }
        return findings;
    }

    /**
     * Learn that a report with these findings is in the spool.
     *
     * @throws IOException if that cannot be noted, so that the next report says them again
     */
    public void reported() throws IOException {
        if (dropped != null) {
            // The report that says so may itself have made others drop.
            Optional<Tally> more = spool.dropped().read().flatMap(now -> now.since(dropped));
            if (more.isPresent()) {
                spool.dropped().set(more.get());
            } else {
                spool.dropped().clear();
            }
        }
        if (refused != null && everRefused != null) {
            spool.refusedReported().set(everRefused);
        }
    }

    private static Status status(Tally tally) {
        return tally.count(Status.ALERT) > 0 ? Status.ALERT : Status.WARN;
    }

    private String droppedText(Tally tally) {
        return tally.were() + " dropped from the spool between " + second(tally.since()) + " and "
                + second(tally.until())
                + ", since it holds at most " + spool.limits()
                + "; what keeps reports waiting is told by: montty send --status";
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String refusedText(Tally tally) {
        return tally.were() + " refused by the server for good, the last at " + second(tally.until()) + ": "
                + tally.why()
                + "; what was refused last is in SPOOL/dead with the reason beside it; mend that, then delete"
                + " what is there, or move it back to SPOOL to hand it in again";
    }
}
