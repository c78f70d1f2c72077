package io.montty.runtime.manager.problem;

import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judge whether a check that a report does not tell of has vanished from its host. */
final class Absence {

    /** For how long a check may be in no report of a host that goes on to report. */
    static final Duration LONGEST = Duration.ofHours(24);

    private final Contact before;
    private final Observation observation;
    private final Set<String> dropped;

    /** @param before what the host said until then */
    Absence(Contact before, Observation observation) {
        this.before = before;
        this.observation = observation;
        this.dropped = dropped(before.intended(), observation.told().intended());
    }

    /** Which checks a host meant to run and does not any more; of those that run on demand alone it never says so. */
    private static Set<String> dropped(List<String> before, List<String> now) {
        if (now.isEmpty() || before.equals(now)) {
            return Set.of();
        }
        Set<String> dropped = new HashSet<>(before);
        dropped.removeAll(new HashSet<>(now));
        return dropped;
    }

    /** Return why {@code check}, which was not told of, counts as vanished; empty if it does not. */
    String why(CheckState check) {
        if (check.kind() != CheckState.Kind.CHECK || check.vanished() != null) {
            return "";
        }
        if (dropped.contains(check.id()) || dropped.contains(owner(check.id()))) {
            return "the host does not mean to run it any more";
        }
        if (isPartOfWhatReports(check)) {
            return ""; // parts come and go with what there is to look at
        }
        return isLongUnheard(check) ? "no report told of it for " + LONGEST.toHours() + " h" : "";
    }

    private boolean isPartOfWhatReports(CheckState check) {
        String owner = owner(check.id());
        return !owner.equals(check.id())
                && observation.told().results().stream()
                        .anyMatch(result -> owner(result.id()).equals(owner));
    }

    /** A part of a check stands or falls with it; no check's own id holds a slash. */
    private static String owner(String id) {
        int slash = id.indexOf('/');
        return slash < 0 ? id : id.substring(0, slash);
    }

    /** A host that was silent itself has that time again. */
    private boolean isLongUnheard(CheckState check) {
        Instant from = check.seen().isAfter(before.freshnessSince()) ? check.seen() : before.freshnessSince();
        return before.freshness() == Freshness.FRESH && !observation.received().isBefore(from.plus(LONGEST));
    }
}
