package io.montty.runtime.manager.silence;

import io.montty.runtime.state.Contact;
import io.montty.runtime.state.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decide when a host that says nothing is LATE, and when it is LOST.
 *
 * <p>All is counted from when it was last heard of, or from when the manager began to watch without a break if that was
 * later: what came to nobody in between is not the host's silence.
 */
public final class SilenceRules {

    /** Later than any host has to be looked at; file systems know no time for ever. */
    public static final Instant NEVER = Instant.parse("2200-01-01T00:00:00Z");

    private final Duration grace;
    private final int lostAfter;
    private final Duration unpromised;

    /**
     * Make the rules of one server.
     *
     * @param grace how long after it was due a report may come before its host is LATE
     * @param lostAfter after how many intervals, and the grace, a host is LOST
     * @param unpromised when the next report is expected of a host that promises none; zero for never
     */
    public SilenceRules(Duration grace, int lostAfter, Duration unpromised) {
        this.grace = grace;
        this.lostAfter = lostAfter;
        this.unpromised = unpromised;
    }

    /** Return after how long a host reports again; zero if nobody knows. */
    public Duration interval(Contact contact) {
        return contact.interval().isZero() ? unpromised : contact.interval();
    }

    /** Return when the next report is due; empty if none is expected. */
    public Optional<Instant> due(Contact contact, Instant watchingSince) {
        return after(1, contact, watchingSince);
    }

    /** Return when the host is LATE; empty for never. */
    Optional<Instant> late(Contact contact, Instant watchingSince) {
        return due(contact, watchingSince).map(due -> due.plus(grace));
    }

    /** Return when the host is LOST; empty for never. */
    Optional<Instant> lost(Contact contact, Instant watchingSince) {
        return after(lostAfter, contact, watchingSince).map(due -> due.plus(grace));
    }

    private Optional<Instant> after(int intervals, Contact contact, Instant watchingSince) {
        Duration interval = interval(contact);
        if (contact.isRetired() || interval.isZero()) {
            return Optional.empty();
        }
        Instant heard = contact.lastSeen().isAfter(watchingSince) ? contact.lastSeen() : watchingSince;
        return Optional.of(heard.plus(interval.multipliedBy(intervals)));
    }

    /** Return how the host is at {@code now}; it gets no better by saying nothing. */
    public Freshness at(Instant now, Contact contact, Instant watchingSince) {
        Freshness by = Freshness.FRESH;
        if (isOver(late(contact, watchingSince), now)) {
            by = isOver(lost(contact, watchingSince), now) ? Freshness.LOST : Freshness.LATE;
        }
        return by.compareTo(contact.freshness()) > 0 ? by : contact.freshness();
    }

    private static boolean isOver(Optional<Instant> moment, Instant now) {
        return moment.isPresent() && !now.isBefore(moment.get());
    }

    /** Return when the host has to be looked at if it says nothing until then. */
    public Instant lookAgain(Contact contact, Instant watchingSince) {
        return switch (contact.freshness()) {
            case FRESH -> earlier(late(contact, watchingSince));
            case LATE -> earlier(lost(contact, watchingSince));
            case LOST -> NEVER;
        };
    }

    private static Instant earlier(Optional<Instant> moment) {
        return moment.filter(NEVER::isAfter).orElse(NEVER);
    }
}
