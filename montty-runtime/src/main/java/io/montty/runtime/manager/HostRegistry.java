package io.montty.runtime.manager;

import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.history.HistoryRecorder;
import io.montty.runtime.manager.DamagedStates.Found;
import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.manager.problem.ProblemRules;
import io.montty.runtime.manager.problem.Progress;
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
            Found found = damaged.find(observation.host());
            Optional<HostState> known = found.state();
            if (known.isEmpty() && !found.lost() && !newcomers.admit(observation.host())) {
                return;
            }
            HostState before = known.orElseGet(() -> unheardOf(observation));
            if (!before.contact().lastReport().equals(observation.report())) {
                announce(before, known.isEmpty() && !found.lost(), observation);
                take(before, observation);
            }
        } catch (IOException e) {
            unkept(observation.host(), e);
        }
    }

    private static HostState unheardOf(Observation observation) {
        return new HostState(observation.host(), Contact.first(observation.received()), List.of());
    }

    private void take(HostState before, Observation observation) throws IOException {
        Progress progress = rules.follow(before, observation);
        Contact contact = ContactRules.follow(before.contact(), observation);
        HostState after = new HostState(before.host(), contact, progress.checks());
        after = vanishedChecks.settle(after, progress);
        acknowledgements.record(progress);
        after = silence.settle(before, after, observation);
        states.put(after, silence.lookAgain(after)); // last: a kill before it leads to the same again
        progress.events().forEach(history::record);
        silence.events(before, after, observation.received()).forEach(history::record);
        observation
                .told()
                .results()
                .forEach(result ->
                        history.measure(observation.host(), result.id(), observation.received(), result.metrics()));
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
            Optional<HostState> known = damaged.find(host).state();
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
        Optional<HostState> before = damaged.find(host).state();
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
        Optional<HostState> before = damaged.find(host).state();
        if (before.isPresent() && !before.get().contact().isRetired()) {
            HostState quiet = silence.quiet(before.get(), now);
            put(quiet.with(quiet.contact().withRetired(now)));
            silence.events(before.get(), quiet, now).forEach(history::record);
            history.record(hostEvent(now, host, Kind.RETIRED, "retired by " + by));
        }
        return before.isPresent();
    }

    /**
     * Let what is known of {@code from} be what is known of {@code to}. Where something is known of both, that which
     * was heard of last counts, from the first that was heard of either. Done twice, it does the same.
     *
     * @param by who says so
     * @return false if {@code from} is not known
     */
    boolean rename(HostKey from, HostKey to, String by, Instant now) throws IOException {
        Optional<HostState> moved = damaged.find(from).state();
        if (moved.isEmpty() || from.equals(to)) {
            return moved.isPresent();
        }
        HostState quiet = silence.quiet(moved.get(), now);
        Optional<HostState> there = damaged.find(to).state();
        put(there.isPresent() ? merged(quiet, there.get(), now) : new HostState(to, quiet.contact(), quiet.checks()));
        states.remove(from);
        history.rename(from, to);
        history.record(hostEvent(now, to, Kind.RENAMED, "was " + from + ", renamed by " + by));
        log.note(
                from.toString(),
                "is " + to + " from now on; a key that is bound to its name in authorized_keys, and what it calls"
                        + " itself, stay as they are");
        return true;
    }

    /** Forget the check of {@code host} whose vanishing the report {@code id} tells of, if that is what it tells of. */
    void forgetVanished(HostKey host, String id) throws IOException {
        Optional<HostState> before = damaged.find(host).state();
        Optional<CheckState> vanished = before.flatMap(state -> VanishedChecks.toldBy(state, id));
        if (vanished.isPresent()) {
            put(before.orElseThrow().without(vanished.get().id()));
        }
    }

    private HostState merged(HostState from, HostState to, Instant now) throws IOException {
        Instant first = from.contact().firstSeen().isBefore(to.contact().firstSeen())
                ? from.contact().firstSeen()
                : to.contact().firstSeen();
        boolean newer = from.contact().lastSeen().isAfter(to.contact().lastSeen());
        if (newer) {
            silence.quiet(to, now); // for its reports, which nothing would tell of any more
        }
        HostState kept = newer ? from : to;
        return new HostState(to.host(), ContactRules.since(first, kept.contact()), kept.checks());
    }

    /**
     * Forget one check of {@code host}.
     *
     * @return false if the host has no such check
     */
    boolean forgetCheck(HostKey host, String id) throws IOException {
        Optional<HostState> before = damaged.find(host).state();
        Optional<CheckState> check = before.flatMap(state -> state.check(id));
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
