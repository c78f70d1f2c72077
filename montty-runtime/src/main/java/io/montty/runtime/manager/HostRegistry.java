package io.montty.runtime.manager;

import io.montty.api.Metric;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.history.HistoryRecorder;
import io.montty.runtime.manager.DamagedStates.Found;
import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.manager.problem.ProblemRules;
import io.montty.runtime.manager.problem.Progress;
import io.montty.runtime.manager.problem.Result;
import io.montty.runtime.manager.silence.ContactRules;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Know the hosts: what their reports tell of them, and that they tell nothing. */
final class HostRegistry {

    /** So many figures of one report are kept. */
    private static final int MOST_METRICS = 500;

    private final HostStates states;
    private final ProblemRules rules;
    private final HistoryRecorder history;
    private final VanishedChecks vanishedChecks;
    private final EndedAcknowledgements acknowledgements;
    private final SilenceWatch silence;
    private final Newcomers newcomers;
    private final DamagedStates damaged;
    private final PassLog log;

    HostRegistry(
            HostStates states,
            ProblemRules rules,
            HistoryRecorder history,
            VanishedChecks vanishedChecks,
            EndedAcknowledgements acknowledgements,
            SilenceWatch silence,
            Newcomers newcomers,
            DamagedStates damaged,
            PassLog log) {
        this.states = states;
        this.rules = rules;
        this.history = history;
        this.vanishedChecks = vanishedChecks;
        this.acknowledgements = acknowledgements;
        this.silence = silence;
        this.newcomers = newcomers;
        this.damaged = damaged;
        this.log = log;
    }

    /**
     * Take in a report that was filed; one that was taken in before, as the newest of its host, changes nothing, and
     * neither does one that the server itself made of the host.
     *
     * <p>What cannot be kept is said in the log: the report itself is filed, and that matters more.
     */
    void observe(Observation observation) {
        if (ConditionId.isServers(observation)) {
            return;
        }
        try {
            Optional<HostState> known = known(observation.host());
            if (known.isEmpty() && !newcomers.admit(observation.host())) {
                return;
            }
            HostState before = known.orElseGet(() -> unheardOf(observation));
            if (!before.contact().lastReport().equals(observation.report())) {
                announce(before, known.isEmpty(), observation);
                take(before, observation);
            }
        } catch (IOException e) {
            unkept(observation.host(), e);
        }
    }

    private static HostState unheardOf(Observation observation) {
        return new HostState(observation.host(), Contact.first(observation.received()), List.of());
    }

    /** Return what is known of {@code host}; where that was damaged, it is made anew from its filed reports. */
    Optional<HostState> known(HostKey host) throws IOException {
        Found found = damaged.find(host);
        if (!found.lost()) {
            return found.state();
        }
        HostState learned = damaged.unheardOf(host);
        put(learned); // a host whose reports have all expired must be missed, too
        for (Observation observation : damaged.evidence(host)) {
            if (!ConditionId.isServers(observation)) {
                learned = take(learned, observation);
            }
        }
        return Optional.of(learned);
    }

    private HostState take(HostState before, Observation observation) throws IOException {
        Progress progress = rules.follow(before, observation);
        Contact contact = ContactRules.follow(before.contact(), observation);
        HostState after = new HostState(before.host(), contact, progress.checks());
        after = vanishedChecks.settle(after, progress);
        acknowledgements.record(progress);
        after = silence.settle(before, after, observation);
        states.put(after, silence.lookAgain(after)); // last: a kill before it leads to the same again
        progress.events().forEach(history::record);
        silence.events(before, after, observation.received()).forEach(history::record);
        measure(observation);
        return after;
    }

    /** One host's figures must not take the room of all others'. */
    private void measure(Observation observation) {
        int room = MOST_METRICS;
        for (Result result : observation.told().results()) {
            List<Metric> metrics =
                    result.metrics().subList(0, Math.min(room, result.metrics().size()));
            room -= metrics.size();
            history.measure(observation.host(), result.id(), observation.received(), metrics);
        }
    }

    private void announce(HostState before, boolean first, Observation observation) {
        Instant retired = before.contact().retired();
        if (first) {
            newcomers.firstContact(observation);
        } else if (retired != null && observation.received().isAfter(retired)) {
            newcomers.returned(observation);
        }
    }

    /** Say how many hosts reported for the first time in this pass, where there were too many to name each. */
    void tellOfNewcomers() {
        newcomers.close();
    }

    /**
     * Look at the hosts whose moment has come without a report.
     *
     * @param now when the inbox was looked into: what came later is not missing
     * @param all whether to look at all hosts, since the clock was set back and their moments are those of another time
     */
    void sweep(Instant now, boolean all) {
        try {
            for (HostKey host : all ? states.all() : states.due(now)) {
                look(host, now);
            }
        } catch (IOException e) {
            log.problem("REPORTS/_state/hosts cannot be listed: " + IoTrouble.reason(e));
        }
    }

    private void look(HostKey host, Instant now) {
        try {
            Optional<HostState> known = known(host);
            if (known.isPresent()) {
                HostState before = known.get();
                HostState after = silence.look(before.with(ContactRules.notAfter(before.contact(), now)), now);
                put(after);
                silence.events(before, after, now).forEach(history::record);
            }
        } catch (IOException e) {
            unkept(host, e);
        }
    }

    private void put(HostState state) throws IOException {
        states.put(state, silence.lookAgain(state));
    }

    /**
     * Change what is known of {@code host}, on the disk when this returns: a person asked for it, and no report tells it
     * again.
     *
     * @return false if it is not known
     */
    boolean change(HostKey host, UnaryOperator<HostState> change) throws IOException {
        Optional<HostState> before = known(host);
        if (before.isPresent()) {
            put(change.apply(before.get()));
            states.force(host);
        }
        return before.isPresent();
    }

    /**
     * Let nothing be expected of {@code host} any more, until it reports again.
     *
     * @param by who says so
     * @return false if it is not known
     */
    boolean retire(HostKey host, String by, Instant now) throws IOException {
        Optional<HostState> before = known(host);
        if (before.isPresent() && !before.get().contact().isRetired()) {
            HostState quiet = vanishedChecks.quiet(silence.quiet(before.get(), now));
            put(quiet.with(quiet.contact().withRetired(now)));
            silence.events(before.get(), quiet, now).forEach(history::record);
            history.record(hostEvent(now, host, Kind.RETIRED, "retired by " + by));
        }
        return before.isPresent();
    }

    /**
     * Let what is known of {@code from} be what is known of {@code to}. Where both are known nothing is done: the
     * problems of two hosts cannot be those of one.
     *
     * @param by who says so
     * @return why it was not done; empty if it was
     */
    Optional<String> rename(HostKey from, HostKey to, String by, Instant now) throws IOException {
        Optional<HostState> moved = known(from);
        if (moved.isEmpty()) {
            return Optional.of("no such host: " + from);
        }
        Optional<HostState> there = known(to);
        if (there.isPresent() && !isHalfDone(moved.get(), there.get())) {
            return Optional.of(to + " is known already, and the problems of two hosts cannot be those of one; if "
                    + from + " does not report any more: montty hosts retire " + from);
        }
        HostState quiet = vanishedChecks.quiet(silence.quiet(moved.get(), now));
        put(new HostState(to, quiet.contact(), quiet.checks()));
        states.remove(from);
        history.rename(from, to);
        history.record(hostEvent(now, to, Kind.RENAMED, "was " + from + ", renamed by " + by));
        log.note(
                from.toString(),
                "is " + to + " from now on; a key that is bound to its name in authorized_keys, and what it calls"
                        + " itself, stay as they are");
        return Optional.empty();
    }

    /** A kill may have left the host under both names. */
    private static boolean isHalfDone(HostState from, HostState to) {
        return !from.host().equals(to.host())
                && from.contact().firstSeen().equals(to.contact().firstSeen())
                && from.contact().lastReport().equals(to.contact().lastReport());
    }

    /** Forget the check of {@code host} whose vanishing the report {@code id} tells of, if that is what it tells of. */
    void forgetVanished(HostKey host, String id) throws IOException {
        Optional<HostState> before = known(host);
        Optional<CheckState> vanished = before.flatMap(state -> VanishedChecks.toldBy(state, id));
        if (vanished.isPresent()) {
            put(before.orElseThrow().without(vanished.get().id()));
        }
    }

    /**
     * Forget one check of {@code host}.
     *
     * @return false if the host has no such check of its own
     */
    boolean forgetCheck(HostKey host, String id) throws IOException {
        Optional<HostState> before = known(host);
        // What the server itself says of a host is forgotten by retiring it, never by a word about a check.
        Optional<CheckState> check =
                before.flatMap(state -> state.check(id)).filter(one -> one.kind() != CheckState.Kind.SERVER);
        if (before.isPresent() && check.isPresent()) {
            silence.withdraw(host, check.get());
            put(before.get().without(id));
        }
        return check.isPresent();
    }

    private static HistoryEvent hostEvent(Instant now, HostKey host, Kind kind, String text) {
        return new HistoryEvent(now, host, "", kind, null, null, text, "");
    }

    private void unkept(HostKey host, IOException e) {
        log.problem("what is known of " + host + " cannot be kept: " + IoTrouble.reason(e));
    }
}
