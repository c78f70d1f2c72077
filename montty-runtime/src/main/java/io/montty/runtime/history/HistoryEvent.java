package io.montty.runtime.history;

import io.montty.api.Status;
import io.montty.runtime.state.HostKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hold one thing that happened to a host, or to a check of it.
 *
 * @param at when, by the server's clock
 * @param host the host
 * @param check the check; empty if it concerns the host as a whole
 * @param kind what happened
 * @param from the status before, or null if there was none
 * @param to the status since, or null if it is not about that
 * @param text one line: the check's summary, or who did what and why
 * @param report the id of the report that told of it; empty if none did
 */
public record HistoryEvent(
        Instant at,
        HostKey host,
        String check,
        Kind kind,
        @Nullable Status from,
        @Nullable Status to,
        String text,
        String report) {

    /** Tell kinds of events apart. */
    public enum Kind {
        /** The status that counts changed. */
        CHANGED,
        FLAPPING,
        STEADY,
        VANISHED,
        RETURNED,
        ACKNOWLEDGED,
        /** An acknowledgement ended: by a person, by its time, or by another result. */
        REOPENED,
        FIRST_CONTACT,
        RETIRED,
        RENAMED
    }
}
