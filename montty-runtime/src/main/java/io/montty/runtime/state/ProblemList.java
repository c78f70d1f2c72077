package io.montty.runtime.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;

/** Find the problems of hosts, and those that were over not long ago. */
public final class ProblemList {

    /** For how long what recovered is still told of. */
    public static final Duration RECOVERED = Duration.ofHours(24);

    private final Instant now;
    private final BiPredicate<HostKey, CheckState> inDowntime;

    /**
     * Find what is a problem at {@code now}.
     *
     * @param inDowntime tells whether a check of a host is in a downtime then
     */
    public ProblemList(Instant now, BiPredicate<HostKey, CheckState> inDowntime) {
        this.now = now;
        this.inDowntime = inDowntime;
    }

    /** Return the problems of {@code host}, in no order; none if it is retired. */
    public List<ListedProblem> of(HostState host) {
        return host.contact().isRetired()
                ? List.of()
                : host.checks().stream()
                        .filter(check -> check.isProblem() || hasRecovered(check, host.contact()))
                        .map(check -> listed(host.host(), check))
                        .toList();
    }

    private ListedProblem listed(HostKey host, CheckState check) {
        Acknowledgement acknowledgement = check.acknowledgement();
        return new ListedProblem(
                host,
                check,
                acknowledgement != null && acknowledgement.holds(now, check.fingerprint()),
                inDowntime.test(host, check),
                !check.isProblem());
    }

    /** A check that never had a problem is well since its host was first heard of. */
    private boolean hasRecovered(CheckState check, Contact contact) {
        return check.since().isAfter(contact.firstSeen()) && !check.since().isBefore(now.minus(RECOVERED));
    }
}
