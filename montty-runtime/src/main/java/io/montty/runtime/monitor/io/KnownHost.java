package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostState;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hold what the monitor keeps of the state of a host: of checks that are well, no more than how many they are. */
final class KnownHost {

    private final List<OpenProblem> problems;
    private HostSummary summary;

    private KnownHost(List<OpenProblem> problems, HostSummary summary) {
        this.problems = problems;
        this.summary = summary;
    }

    /** Sum up a state; {@link #update} adds what goes by the time. */
    static KnownHost of(HostState state, SafeWords words) {
        List<OpenProblem> problems = state.checks().stream()
                .filter(CheckState::isProblem)
                .map(check -> OpenProblem.of(check, words))
                .toList();
        Contact contact = state.contact();
        HostSummary summary = new HostSummary(
                state.host(),
                words.line(contact.address()),
                words.word(contact.os()),
                standing(state),
                contact.lastSeen(),
                contact.interval(),
                count(state, Status.ALERT),
                count(state, Status.WARN),
                count(state, Status.OKAY),
                count(state, Status.NA),
                List.of(),
                words.words(tags(state)));
        return new KnownHost(problems, summary);
    }

    private static Standing standing(HostState state) {
        boolean silent = state.contact().freshness() != Freshness.FRESH;
        boolean alert =
                state.checks().stream().anyMatch(check -> isOwn(check) && OpenProblem.statusOf(check) == Status.ALERT);
        if (silent && !alert) {
            return Standing.SILENT;
        }
        return Standing.of(
                Status.worst(state.checks().stream().map(OpenProblem::statusOf).toList()));
    }

    /** What the server says of a host is no check of the host. */
    private static boolean isOwn(CheckState check) {
        return check.kind() != CheckState.Kind.SERVER;
    }

    private static int count(HostState state, Status status) {
        return (int) state.checks().stream()
                .filter(check -> isOwn(check) && OpenProblem.statusOf(check) == status)
                .count();
    }

    private static Set<String> tags(HostState state) {
        Set<String> tags = new HashSet<>();
        state.checks().forEach(check -> tags.addAll(check.tags()));
        return tags;
    }

    /** Find out anew with which problems somebody has to be bothered; return whether that changed. */
    boolean update(Instant now, KnownDowntimes downtimes) {
        List<Problem> found = problems.stream()
                .map(problem -> problem.at(now, summary.key(), downtimes))
                .sorted(OpenProblem.WORST_FIRST)
                .toList();
        if (found.equals(summary.problems())) {
            return false;
        }
        summary = summary.with(found);
        return true;
    }

    /** Return when the first acknowledgement ends that holds at {@code now}; empty for never. */
    Optional<Instant> turns(Instant now) {
        return problems.stream()
                .flatMap(problem -> Optional.ofNullable(problem.acknowledgement()).stream())
                .flatMap(acknowledgement -> end(acknowledgement).stream())
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }

    private static Optional<Instant> end(Acknowledgement acknowledgement) {
        return Optional.ofNullable(acknowledgement.until());
    }

    HostSummary summary() {
        return summary;
    }
}
