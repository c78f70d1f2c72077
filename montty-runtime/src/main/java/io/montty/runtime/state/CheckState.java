package io.montty.runtime.state;

import io.montty.api.Status;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hold how one check of one host is doing. All times are by the server's clock.
 *
 * @param id the check's id; for a legacy report, its title
 * @param title the check's title
 * @param tags the check's tags
 * @param kind who says so
 * @param status the status that counts: the last one that lasted as long as {@code fail_after} asks for
 * @param since when the problem began; if there is none, when the last one ended; if there never was one, when the host
 *     was first heard of
 * @param changed when the status that counts last changed
 * @param seen when the last report was received that told of the check
 * @param count how many reports told of the problem since it began; 0 if there is none
 * @param summary the first line of what the check said last
 * @param outcome how the check ended: {@code completed}, {@code crashed}, {@code timed_out} or {@code skipped}
 * @param fingerprint of the last result, or while there is a problem, of the last one that told of it; equal for results
 *     that differ in nothing but numbers
 * @param recent the first letters of what the last reports said, the newest last, at most {@link #RECENT}
 * @param flapping whether it changes too often to be called either
 * @param report the id of the last report that told of it; if it vanished, of the server's report that says so
 * @param acknowledgement who takes care of it, or null
 * @param vanished since when the host's reports do not tell of it any more, or null if they do
 * @param made when the last report that told of it was made, by the host's own clock, or null if that is not known
 */
public record CheckState(
        String id,
        String title,
        Set<String> tags,
        Kind kind,
        Status status,
        Instant since,
        Instant changed,
        Instant seen,
        long count,
        String summary,
        String outcome,
        String fingerprint,
        String recent,
        boolean flapping,
        String report,
        @Nullable Acknowledgement acknowledgement,
        @Nullable Instant vanished,
        @Nullable Instant made) {

    /** How many results are remembered. */
    public static final int RECENT = 20;

    /** Tell who says so. */
    public enum Kind {
        CHECK,
        /** MonTTY's checker on the host says it of the run itself. */
        FINDING,
        /** The server says it of the host. */
        SERVER
    }

    public CheckState {
        tags = Set.copyOf(tags);
    }

    /** Hold how a check is doing of which no report of the host tells. */
    public CheckState(
            String id,
            String title,
            Set<String> tags,
            Kind kind,
            Status status,
            Instant since,
            Instant changed,
            Instant seen,
            long count,
            String summary,
            String outcome,
            String fingerprint,
            String recent,
            boolean flapping,
            String report,
            @Nullable Acknowledgement acknowledgement,
            @Nullable Instant vanished) {
        this(
                id,
                title,
                tags,
                kind,
                status,
                since,
                changed,
                seen,
                count,
                summary,
                outcome,
                fingerprint,
                recent,
                flapping,
                report,
                acknowledgement,
                vanished,
                null);
    }

    /** Tell whether a person has to do something about it: it counts as WARN or ALERT, or it vanished. */
    public boolean isProblem() {
        return status == Status.WARN || status == Status.ALERT || vanished != null;
    }

    public CheckState withAcknowledgement(@Nullable Acknowledgement acknowledgement) {
        return new CheckState(
                id,
                title,
                tags,
                kind,
                status,
                since,
                changed,
                seen,
                count,
                summary,
                outcome,
                fingerprint,
                recent,
                flapping,
                report,
                acknowledgement,
                vanished,
                made);
    }

    public CheckState withVanished(@Nullable Instant vanished, String report) {
        return new CheckState(
                id,
                title,
                tags,
                kind,
                status,
                since,
                changed,
                seen,
                count,
                summary,
                outcome,
                fingerprint,
                recent,
                flapping,
                report,
                acknowledgement,
                vanished,
                made);
    }
}
