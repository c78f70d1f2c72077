package io.montty.runtime.manager.problem;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.CheckState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follow checks through one report, and collect what happens. */
final class Follower {

    /** So many changes among the remembered results make a check flap. */
    private static final int FLAPS = 10;

    /** Fewer than so many make it steady again. */
    private static final int STEADY = 5;

    private final Observation observation;
    private final Instant firstSeen;
    private final Function<String, FailAfter> failAfter;
    private final List<HistoryEvent> events = new ArrayList<>();

    /** @param firstSeen when the host was first heard of */
    Follower(Observation observation, Instant firstSeen, Function<String, FailAfter> failAfter) {
        this.observation = observation;
        this.firstSeen = firstSeen;
        this.failAfter = failAfter;
    }

    List<HistoryEvent> events() {
        return events;
    }

    /** Drop what happened to checks that are not followed. */
    void passOverEventsOfOthersThan(Set<String> checks) {
        events.removeIf(event -> !checks.contains(event.check()));
    }

    /** Return what becomes of a check that nothing was known of. */
    CheckState begin(Result result) {
        CheckState unknown = new CheckState(
                result.id(),
                result.title(),
                result.tags(),
                result.kind(),
                Status.NA,
                firstSeen,
                received(),
                received(),
                0,
                "",
                result.outcome(),
                "",
                "",
                false,
                "",
                null,
                null);
        Recent recent = Recent.NOTHING.plus(result.status());
        Status status = asked(result).next(Status.NA, result.status(), recent);
        if (Severity.isProblem(status)) {
            event(result.id(), Kind.CHANGED, null, status, result.summary());
        }
        return next(unknown, result, status, recent);
    }

    /** Return what {@code result} makes of {@code before}. */
    CheckState go(CheckState before, Result result) {
        Recent recent = new Recent(before.recent()).plus(result.status());
        Status status = asked(result).next(before.status(), result.status(), recent);
        if (before.vanished() != null) {
            event(before.id(), Kind.RETURNED, before.status(), status, result.summary());
        }
        if (status != before.status()) {
            event(before.id(), Kind.CHANGED, before.status(), status, result.summary());
        }
        return next(before, result, status, recent);
    }

    private CheckState next(CheckState before, Result result, Status status, Recent recent) {
        boolean problem = Severity.isProblem(status);
        boolean tells = Severity.isProblem(result.status());
        String fingerprint = problem && !tells ? before.fingerprint() : Fingerprint.of(result);
        return new CheckState(
                result.id(),
                result.title(),
                result.tags(),
                result.kind(),
                status,
                problem == before.isProblem() ? before.since() : received(),
                status == before.status() ? before.changed() : received(),
                later(before.seen(), received()),
                problem ? before.count() + (tells ? 1 : 0) : 0,
                result.summary(),
                result.outcome(),
                fingerprint,
                recent.letters(),
                flaps(before, recent),
                observation.report(),
                problem ? held(before, fingerprint) : null,
                null,
                observation.told().made());
    }

    /** What MonTTY says of its own run is not worth waiting for. */
    private FailAfter asked(Result result) {
        return result.kind() == CheckState.Kind.FINDING ? FailAfter.FIRST : failAfter.apply(result.id());
    }

    private boolean flaps(CheckState before, Recent recent) {
        int changes = recent.changes();
        boolean flapping = before.flapping() ? changes >= STEADY : changes >= FLAPS;
        if (flapping != before.flapping()) {
            event(
                    before.id(),
                    flapping ? Kind.FLAPPING : Kind.STEADY,
                    null,
                    null,
                    changes + " changes in the last " + recent.letters().length() + " results");
        }
        return flapping;
    }

    private @Nullable Acknowledgement held(CheckState check, String fingerprint) {
        Acknowledgement acknowledgement = check.acknowledgement();
        if (acknowledgement == null || acknowledgement.holds(received(), fingerprint)) {
            return acknowledgement;
        }
        boolean another = !acknowledgement.fingerprint().equals(fingerprint);
        reopen(check, acknowledgement, another ? "was of another result" : "was until " + acknowledgement.until());
        return null;
    }

    /** Return {@code check} without an acknowledgement whose time is over. */
    CheckState inTime(CheckState check) {
        Acknowledgement acknowledgement = check.acknowledgement();
        return acknowledgement == null || acknowledgement.holds(received(), acknowledgement.fingerprint())
                ? check
                : check.withAcknowledgement(held(check, acknowledgement.fingerprint()));
    }

    private void reopen(CheckState check, Acknowledgement acknowledgement, String why) {
        String text = "the acknowledgement of " + acknowledgement.owner() + " " + why;
        event(check.id(), Kind.REOPENED, null, check.status(), text);
    }

    /** Return {@code before} as one that the host's reports do not tell of any more. */
    CheckState vanish(CheckState before, String why) {
        event(before.id(), Kind.VANISHED, before.status(), null, why);
        Acknowledgement acknowledgement = before.acknowledgement();
        if (acknowledgement != null) {
            reopen(before, acknowledgement, "was of a check that was still told of");
        }
        return new CheckState(
                before.id(),
                before.title(),
                before.tags(),
                before.kind(),
                before.status(),
                before.isProblem() ? before.since() : received(),
                before.changed(),
                before.seen(),
                before.count(),
                before.summary(),
                before.outcome(),
                before.fingerprint(),
                before.recent(),
                before.flapping(),
                before.report(),
                null,
                received(),
                before.made());
    }

    /** Return what becomes of a finding that is told no more. */
    CheckState end(CheckState before) {
        Result over = new Result(
                before.id(),
                before.title(),
                before.tags(),
                before.kind(),
                Status.OKAY,
                "completed",
                "not told of any more",
                List.of());
        return go(before, over);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Instant received() {
        return observation.received();
    }

    private void event(String check, Kind kind, @Nullable Status from, @Nullable Status to, String text) {
        events.add(new HistoryEvent(received(), observation.host(), check, kind, from, to, text, observation.report()));
    }
}
