package io.montty.runtime.manager.problem;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Let a host report every five minutes, and see what the rules make of it. */
final class Story {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final Duration INTERVAL = Duration.ofMinutes(5);
    static final HostKey HOST = HostKey.known("web1");
    static final String CHECK = "host.disk";

    private final ProblemRules rules;
    private List<String> intended = List.of();
    private int reports;
    private Progress progress = new Progress(List.of(), List.of(), List.of(), List.of());

    Instant now = START;
    HostState state = new HostState(HOST, Contact.first(START), List.of());

    Story() {
        this(FailAfter.FIRST);
    }

    Story(FailAfter asked) {
        rules = new ProblemRules(id -> asked);
    }

    static Result result(String id, Status status) {
        return result(id, status, "it is " + status);
    }

    static Result result(String id, Status status, String summary) {
        return new Result(id, id, Set.of("disk"), CheckState.Kind.CHECK, status, "completed", summary, List.of());
    }

    static Result finding(String id, Status status) {
        return new Result(id, id, Set.of(), CheckState.Kind.FINDING, status, "completed", "a finding", List.of());
    }

    /** From now on the host means to run these. */
    Story intends(String... ids) {
        intended = List.of(ids);
        return this;
    }

    Story reports(Status... each) {
        Stream.of(each).forEach(status -> reports(result(CHECK, status)));
        return this;
    }

    Story says(Status status, String summary) {
        return reports(result(CHECK, status, summary));
    }

    Story reports(Result... results) {
        return receives(now, List.of(results), List.of());
    }

    Story settles(Result... results) {
        return receives(now, List.of(), List.of(results));
    }

    Story receives(@Nullable Instant made, Result... results) {
        return receives(made, List.of(results), List.of());
    }

    /** Take a report that arrives now, and let the time go on to when the next one is due. */
    private Story receives(@Nullable Instant made, List<Result> results, List<Result> settled) {
        Told told = new Told(made, INTERVAL, intended, "", "", "", results, settled);
        progress = rules.follow(state, new Observation(HOST, "report-" + ++reports, now, told));
        Contact known = state.contact();
        Contact contact = new Contact(
                known.firstSeen(),
                now,
                "report-" + reports,
                INTERVAL,
                intended,
                "",
                "",
                "",
                known.freshness(),
                known.freshnessSince(),
                0,
                null);
        state = new HostState(HOST, contact, progress.checks());
        return later(INTERVAL);
    }

    Story later(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Let ann acknowledge the problem, for as long as that is. */
    Story acknowledged(@Nullable Duration time) {
        CheckState check = check();
        Instant until = time == null ? null : now.plus(time);
        state = state.with(check.withAcknowledgement(
                new Acknowledgement("ann", "a disk is ordered", now, until, check.fingerprint())));
        return this;
    }

    CheckState check() {
        return check(CHECK);
    }

    CheckState check(String id) {
        return state.check(id).orElseThrow();
    }

    /** Return what the last report led to. */
    Progress progress() {
        return progress;
    }

    List<HistoryEvent.Kind> events() {
        return new ArrayList<>(progress.events())
                .stream().map(HistoryEvent::kind).toList();
    }

    /** Return when the report {@code number}, counted from 1, came, if they came as they were due. */
    static Instant at(int number) {
        return START.plus(INTERVAL.multipliedBy(number - 1L));
    }
}
