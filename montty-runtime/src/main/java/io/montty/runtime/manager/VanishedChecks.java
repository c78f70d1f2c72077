package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.manager.Conditions.Condition;
import io.montty.runtime.manager.problem.Progress;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Let the server say of each check that vanished from its host's reports that it did, until it is there again. */
final class VanishedChecks {

    private static final String CONDITION = "montty.vanished/";

    /** So many of a host are told of by a report each; a host whose checks come and go by the thousand is one problem. */
    private static final int MOST = 20;

    private final Conditions conditions;

    VanishedChecks(Conditions conditions) {
        this.conditions = conditions;
    }

    /** Return {@code after}, which {@code progress} led to, with the reports of the server that tell of it. */
    HostState settle(HostState after, Progress progress) throws IOException {
        for (CheckState back : progress.returned()) {
            conditions.clear(after.host(), back.report());
        }
        long before = after.checks().stream()
                .filter(check ->
                        check.vanished() != null && !progress.vanished().contains(check))
                .count();
        long room = MOST - before;
        HostState told = after;
        for (CheckState check : progress.vanished()) {
            Instant since = Objects.requireNonNull(check.vanished(), "only what vanished is named");
            String report = room-- > 0 ? conditions.raise(after.host(), condition(after.host(), check, since)) : "";
            told = told.with(check.withVanished(since, report));
        }
        return told;
    }

    /** Return {@code state} without the checks that vanished from it, of which nothing is said any more. */
    HostState quiet(HostState state) throws IOException {
        HostState quiet = state;
        for (CheckState check : state.checks()) {
            if (check.vanished() != null) {
                conditions.clear(state.host(), check.report());
                quiet = quiet.without(check.id());
            }
        }
        return quiet;
    }

    /** Return the check of {@code state} whose vanishing the report {@code id} tells of. */
    static Optional<CheckState> toldBy(HostState state, String id) {
        return state.checks().stream()
                .filter(check -> check.vanished() != null && check.report().equals(id))
                .findFirst();
    }

    private static Condition condition(HostKey host, CheckState check, Instant since) {
        return new Condition(
                CONDITION + check.id(),
                "Vanished: " + check.title(),
                Status.WARN,
                since,
                "the reports of " + host + " do not tell of " + check.id() + " any more",
                List.of(
                        "It was " + check.status() + " when it was last told of, at " + check.seen() + ": "
                                + check.summary(),
                        "If it is gone for good, delete this report, and the server forgets the check.",
                        "If not, see why it does not run any more; on the host: montty checks list"));
    }
}
