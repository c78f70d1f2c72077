package io.montty.runtime.manager.problem;

import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.HostState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Follow the checks of a host from report to report. */
public final class ProblemRules {

    private final Function<String, FailAfter> failAfter;

    /** @param failAfter what is asked for, by a check's id */
    public ProblemRules(Function<String, FailAfter> failAfter) {
        this.failAfter = failAfter;
    }

    /** Return what becomes of the checks of {@code before} by {@code observation}. */
    public Progress follow(HostState before, Observation observation) {
        Follower follower = new Follower(observation, before.contact().firstSeen(), failAfter);
        Overtaken overtaken = new Overtaken(observation);
        Absence absence = new Absence(before.contact(), observation);
        Map<String, Result> told = byId(observation.told().results());
        Map<String, Result> settled = byId(observation.told().settled());
        List<CheckState> checks = new ArrayList<>();
        for (CheckState check : before.checks()) {
            Result result = told.remove(check.id());
            CheckState known = follower.inTime(check);
            if (known.kind() == CheckState.Kind.SERVER || overtaken.test(known)) {
                checks.add(known);
            } else if (!known.id().equals(CheckLimit.ID) && !isForgotten(known, observation)) {
                Result says = result == null ? settled.get(known.id()) : result;
                checks.add(says == null ? untold(known, absence, follower) : follower.go(known, says));
            }
        }
        told.values().forEach(result -> checks.add(follower.begin(result)));
        return progress(before.checks(), limited(checks, before.check(CheckLimit.ID), follower), follower);
    }

    private static Map<String, Result> byId(List<Result> results) {
        Map<String, Result> byId = new LinkedHashMap<>();
        results.forEach(result -> byId.put(result.id(), result));
        return byId;
    }

    private static CheckState untold(CheckState check, Absence absence, Follower follower) {
        if (check.kind() == CheckState.Kind.FINDING) {
            return check.isProblem() ? follower.end(check) : check;
        }
        String why = absence.why(check);
        return why.isEmpty() ? check : follower.vanish(check, why);
    }

    /** A finding that was over long ago leaves nothing to know. */
    private static boolean isForgotten(CheckState check, Observation observation) {
        return check.kind() == CheckState.Kind.FINDING
                && !check.isProblem()
                && !observation.received().isBefore(check.seen().plus(Absence.LONGEST));
    }

    private static List<CheckState> limited(List<CheckState> checks, Optional<CheckState> limit, Follower follower) {
        if (!CheckLimit.isExceeded(checks)) {
            limit.ifPresent(known -> checks.add(known.isProblem() ? follower.end(known) : known));
            return checks;
        }
        List<CheckState> kept = new ArrayList<>(CheckLimit.kept(checks));
        follower.passOverEventsOfOthersThan(ids(kept));
        Result leftOut = CheckLimit.finding(checks.size() - kept.size(), checks.size());
        kept.add(limit.map(known -> follower.go(known, leftOut)).orElseGet(() -> follower.begin(leftOut)));
        return kept;
    }

    private static Progress progress(List<CheckState> before, List<CheckState> after, Follower follower) {
        List<CheckState> were = vanished(before);
        List<CheckState> are = vanished(after);
        return new Progress(after, follower.events(), without(are, were), without(were, are));
    }

    private static List<CheckState> vanished(List<CheckState> checks) {
        return checks.stream().filter(check -> check.vanished() != null).toList();
    }

    private static List<CheckState> without(List<CheckState> some, List<CheckState> others) {
        Set<String> ids = ids(others);
        return some.stream().filter(check -> !ids.contains(check.id())).toList();
    }

    private static Set<String> ids(List<CheckState> checks) {
        return checks.isEmpty() ? Set.of() : checks.stream().map(CheckState::id).collect(Collectors.toSet());
    }
}
