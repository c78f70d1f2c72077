package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hold a problem with all that decides whether somebody has to be bothered with it, which goes by the time.
 *
 * @param bare as nobody took care of it
 * @param tags of its check
 * @param acknowledgement who takes care of it, or null
 */
record OpenProblem(Problem bare, Set<String> tags, @Nullable Acknowledgement acknowledgement) {

    /** The worst first, what nobody takes care of first among equals, and of these the latest. */
    static final Comparator<Problem> WORST_FIRST = Comparator.comparing(Problem::status, Comparator.reverseOrder())
            .thenComparing(Problem::isQuiet)
            .thenComparing(Problem::since, Comparator.reverseOrder())
            .thenComparing(Problem::check);

    /** Sum up a check that is a problem. */
    static OpenProblem of(CheckState check, SafeWords words) {
        boolean gone = check.vanished() != null;
        Problem bare = new Problem(
                check.id(), // requests name the check by it, so it stays as it is
                words.word(check.title()),
                statusOf(check),
                gone ? vanished(check, words) : words.line(check.summary()),
                since(check),
                check.count(),
                check.fingerprint(),
                words.word(check.outcome()),
                check.flapping(),
                false,
                null,
                "",
                null,
                words.line(check.report()));
        return new OpenProblem(bare, words.words(check.tags()), safe(check.acknowledgement(), words));
    }

    /** Return how bad a check is: one that vanished is at least a WARN. */
    static Status statusOf(CheckState check) {
        return check.vanished() == null ? check.status() : check.status().worst(Status.WARN);
    }

    private static String vanished(CheckState check, SafeWords words) {
        String last = words.line(check.summary());
        return "vanished: the host's reports do not tell of it any more" + (last.isEmpty() ? "" : "; last: " + last);
    }

    private static Instant since(CheckState check) {
        boolean wasBad = check.status() == Status.WARN || check.status() == Status.ALERT;
        return check.vanished() == null || wasBad ? check.since() : check.vanished();
    }

    private static @Nullable Acknowledgement safe(@Nullable Acknowledgement of, SafeWords words) {
        return of == null
                ? null
                : new Acknowledgement(
                        words.word(of.owner()), words.line(of.reason()), of.at(), of.until(), of.fingerprint());
    }

    /** Return it as it is at {@code now}. */
    Problem at(Instant now, HostKey host, KnownDowntimes downtimes) {
        Acknowledgement held = acknowledgement;
        boolean acknowledged = held != null && held.holds(now, bare.fingerprint());
        boolean inDowntime = downtimes.cover(host, bare.check(), tags);
        if (held != null && acknowledged) {
            return with(inDowntime, held.owner(), held.reason(), held.until());
        }
        return inDowntime ? with(true, null, "", null) : bare;
    }

    private Problem with(boolean inDowntime, @Nullable String owner, String reason, @Nullable Instant until) {
        return new Problem(
                bare.check(),
                bare.title(),
                bare.status(),
                bare.summary(),
                bare.since(),
                bare.count(),
                bare.fingerprint(),
                bare.outcome(),
                bare.flapping(),
                inDowntime,
                owner,
                reason,
                until,
                bare.report());
    }
}
