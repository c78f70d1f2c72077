package io.montty.runtime.manager;

import io.montty.runtime.history.HistoryRecorder;
import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.manager.problem.ProblemRules;
import io.montty.runtime.manager.problem.Progress;
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

    /** Later than any host has to be looked at; file systems know no time for ever. */
    private static final Instant NEVER = Instant.parse("2200-01-01T00:00:00Z");

    private final HostStates states;
    private final ProblemRules rules;
    private final HistoryRecorder history;
    private final Conditions conditions;
    private final VanishedChecks vanishedChecks;
    private final EndedAcknowledgements acknowledgements;
    private final PassLog log;

    HostRegistry(
            HostStates states,
            ProblemRules rules,
            HistoryRecorder history,
            Conditions conditions,
            EndedAcknowledgements acknowledgements,
            PassLog log) {
        this.states = states;
        this.rules = rules;
        this.history = history;
        this.conditions = conditions;
        this.vanishedChecks = new VanishedChecks(conditions);
        this.acknowledgements = acknowledgements;
        this.log = log;
    }

    /**
     * Take in a report that was filed; one that was taken in before, as the newest of its host, changes nothing.
     *
     * <p>What cannot be kept is said in the log: the report itself is filed, and that matters more.
     */
    void observe(Observation observation) {
        try {
            HostState before = states.find(observation.host())
                    .orElseGet(
                            () -> new HostState(observation.host(), Contact.first(observation.received()), List.of()));
            if (!before.contact().lastReport().equals(observation.report())) {
                take(before, observation);
            }
        } catch (IOException e) {
            unkept(observation.host(), e);
        }
    }

    private void take(HostState before, Observation observation) throws IOException {
        Progress progress = rules.follow(before, observation);
        Contact contact = before.contact();
        HostState after = new HostState(before.host(), contact, progress.checks());
        after = vanishedChecks.settle(after, progress);
        acknowledgements.record(progress);
        states.put(after, NEVER);
        progress.events().forEach(history::record);
        observation
                .told()
                .results()
                .forEach(result ->
                        history.measure(observation.host(), result.id(), observation.received(), result.metrics()));
    }

    /** Look at the hosts whose moment has come without a report. */
    void sweep(Instant now) {
        try {
            for (HostKey host : states.due(now)) {
                conditions.clear(host, "");
            }
        } catch (IOException e) {
            log.problem("REPORTS/_state/hosts cannot be listed: " + IoTrouble.reason(e));
        }
    }

    /**
     * Change what is known of {@code host}.
     *
     * @return false if it is not known
     */
    boolean change(HostKey host, UnaryOperator<HostState> change) throws IOException {
        HostState before = states.find(host).orElse(null);
        if (before == null) {
            return false;
        }
        states.put(change.apply(before), NEVER);
        return true;
    }

    /** Forget the check of {@code host} whose vanishing the report {@code id} tells of, if that is what it tells of. */
    void forgetVanished(HostKey host, String id) throws IOException {
        Optional<CheckState> vanished = states.find(host).flatMap(state -> VanishedChecks.toldBy(state, id));
        if (vanished.isPresent()) {
            change(host, state -> state.without(vanished.get().id()));
        }
    }

    private void unkept(HostKey host, IOException e) {
        log.problem("what is known of " + host + " cannot be kept: " + IoTrouble.reason(e));
    }
}
