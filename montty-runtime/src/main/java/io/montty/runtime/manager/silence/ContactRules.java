package io.montty.runtime.manager.silence;

import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.manager.problem.Told;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.Freshness;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Follow when and how a host is heard of. */
public final class ContactRules {

    /** A host that promises less often than that would never be missed. */
    public static final Duration LONGEST_INTERVAL = Duration.ofDays(31);

    private static final int LONGEST_TEXT = 200;

    private ContactRules() {}

    /** Return what becomes of {@code before} by {@code observation}: whoever speaks is neither silent nor retired. */
    public static Contact follow(Contact before, Observation observation) {
        Told told = observation.told();
        Instant received = observation.received();
        // One that waited somewhere, and is taken after a newer one, makes nobody silent.
        boolean older = received.isBefore(before.lastSeen());
        return new Contact(
                before.firstSeen(),
                older ? before.lastSeen() : received,
                observation.report(),
                older ? before.interval() : bounded(told.interval()),
                older ? before.intended() : told.intended(),
                cut(told.address()),
                cut(told.os()),
                cut(told.version()),
                Freshness.FRESH,
                before.freshness() == Freshness.FRESH ? before.freshnessSince() : received,
                ClockRules.behind(before, observation),
                stillRetired(before, received));
    }

    /** What was on its way when a person retired the host does not undo that. */
    private static @Nullable Instant stillRetired(Contact before, Instant received) {
        Instant retired = before.retired();
        return retired != null && received.isAfter(retired) ? null : retired;
    }

    /** Return {@code contact} with no time after {@code now}: there are such when the server's clock was set back. */
    public static Contact notAfter(Contact contact, Instant now) {
        if (!contact.lastSeen().isAfter(now)) {
            return contact;
        }
        Instant first = contact.firstSeen().isAfter(now) ? now : contact.firstSeen();
        return since(first, now, contact);
    }

    private static Contact since(Instant first, Instant last, Contact contact) {
        return new Contact(
                first,
                last,
                contact.lastReport(),
                contact.interval(),
                contact.intended(),
                contact.address(),
                contact.os(),
                contact.version(),
                contact.freshness(),
                contact.freshnessSince(),
                contact.behind(),
                contact.retired());
    }

    private static Duration bounded(Duration interval) {
        return interval.compareTo(LONGEST_INTERVAL) > 0 ? LONGEST_INTERVAL : interval;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
