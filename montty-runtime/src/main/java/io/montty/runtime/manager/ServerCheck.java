package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.manager.Conditions.Condition;
import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.manager.problem.Result;
import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.HostState;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Keep what the server has to say of a host as one of the host's checks, so that it is a problem like any other. */
final class ServerCheck {

    private static final String COMPLETED = "completed";

    private final String id;
    private final Conditions conditions;

    ServerCheck(String id, Conditions conditions) {
        this.id = id;
        this.conditions = conditions;
    }

    /** Tell whether it is a problem of {@code state}. */
    boolean holds(HostState state) {
        return state.check(id).filter(CheckState::isProblem).isPresent();
    }

    /** Let it be a problem, with a report; one that it had before in other words is taken back. */
    HostState raise(HostState state, Condition condition, Instant now) throws IOException {
        String report = conditions.raise(state.host(), condition);
        Optional<CheckState> before = state.check(id);
        if (before.isPresent() && !before.get().report().equals(report)) {
            conditions.clear(state.host(), before.get().report());
        }
        return state.with(begun(condition, report, before, now));
    }

    /** Let one more report say the same. */
    HostState again(HostState state, Instant now) {
        return state.check(id)
                .map(check -> state.with(copy(check, check.count() + 1, now, recent(check.recent(), check.status()))))
                .orElse(state);
    }

    /** Let it be a problem no more, and take its report back. */
    HostState clear(HostState state, Instant now) throws IOException {
        Optional<CheckState> before = state.check(id).filter(CheckState::isProblem);
        if (before.isEmpty()) {
            return state;
        }
        conditions.clear(state.host(), before.get().report());
        return state.with(ended(before.get(), now));
    }

    private CheckState begun(Condition condition, String report, Optional<CheckState> before, Instant now) {
        String fingerprint = fingerprint(condition.status(), condition.summary());
        Optional<CheckState> problem = before.filter(CheckState::isProblem);
        Acknowledgement acknowledgement =
                problem.map(CheckState::acknowledgement).orElse(null);
        return new CheckState(
                id,
                condition.title(),
                Set.of(),
                CheckState.Kind.SERVER,
                condition.status(),
                problem.map(CheckState::since).orElse(now),
                now,
                now,
                problem.map(CheckState::count).orElse(0L) + 1,
                condition.summary(),
                COMPLETED,
                fingerprint,
                recent(before.map(CheckState::recent).orElse(""), condition.status()),
                false,
                report,
                acknowledgement != null && acknowledgement.holds(now, fingerprint) ? acknowledgement : null,
                null);
    }

    private CheckState ended(CheckState check, Instant now) {
        return new CheckState(
                id,
                check.title(),
                Set.of(),
                CheckState.Kind.SERVER,
                Status.OKAY,
                now,
                now,
                now,
                0,
                "it has ended",
                COMPLETED,
                fingerprint(Status.OKAY, ""),
                recent(check.recent(), Status.OKAY),
                false,
                "",
                null,
                null);
    }

    /** Return what a report of the server's own that is still filed says, since what was known with it is lost. */
    static CheckState recalled(String id, Result said, Observation told) {
        return new CheckState(
                id,
                said.title(),
                Set.of(),
                CheckState.Kind.SERVER,
                said.status(),
                told.received(),
                told.received(),
                told.received(),
                1,
                said.summary(),
                COMPLETED,
                fingerprint(said.status(), said.summary()),
                recent("", said.status()),
                false,
                told.report(),
                null,
                null);
    }

    private static CheckState copy(CheckState check, long count, Instant seen, String recent) {
        return new CheckState(
                check.id(),
                check.title(),
                check.tags(),
                check.kind(),
                check.status(),
                check.since(),
                check.changed(),
                seen,
                count,
                check.summary(),
                check.outcome(),
                check.fingerprint(),
                recent,
                check.flapping(),
                check.report(),
                check.acknowledgement(),
                check.vanished());
    }

    private static String fingerprint(Status status, String summary) {
        return (status + " " + COMPLETED + " " + summary.replaceAll("\\d+", "#")).toLowerCase(Locale.ROOT);
    }

    private static String recent(String before, Status status) {
        String all = before + status.name().charAt(0);
        return all.length() <= CheckState.RECENT ? all : all.substring(all.length() - CheckState.RECENT);
    }

    /** Return what became of it between the two. */
    List<HistoryEvent> events(HostState before, HostState after, Instant now) {
        List<HistoryEvent> events = new ArrayList<>();
        CheckState was = before.check(id).orElse(null);
        CheckState is = after.check(id).orElse(null);
        if (is == null || (was != null && was.status() == is.status())) {
            return events;
        }
        Status from = was == null ? null : was.status();
        events.add(new HistoryEvent(now, after.host(), id, Kind.CHANGED, from, is.status(), is.summary(), is.report()));
        if (is.isProblem() && was != null && was.acknowledgement() != null && is.acknowledgement() == null) {
            events.add(new HistoryEvent(
                    now, after.host(), id, Kind.REOPENED, from, is.status(), "what it says changed", is.report()));
        }
        return events;
    }
}
