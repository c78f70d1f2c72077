package io.montty.runtime.manager;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.manager.Conditions.Condition;
import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.manager.silence.ClockReading;
import io.montty.runtime.manager.silence.ClockRules;
import io.montty.runtime.manager.silence.SilenceRules;
import io.montty.runtime.report.AgeText;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Say of a host that it is silent, or that its clock is wrong, and take that back when it is over. */
final class SilenceWatch {

    static final String SILENCE = "montty.silence";
    static final String CLOCK = "montty.clock";

    private static final String SILENCE_TITLE = "Reports of this host";
    private static final String CLOCK_TITLE = "Clock of this host";

    private final SilenceRules rules;
    private final Conditions conditions;
    private final Instant watchingSince;
    private final ServerCheck silence;
    private final ServerCheck clock;

    /** @param watchingSince since when the manager has been watching without a break */
    SilenceWatch(SilenceRules rules, Conditions conditions, Instant watchingSince) {
        this.rules = rules;
        this.conditions = conditions;
        this.watchingSince = watchingSince;
        this.silence = new ServerCheck(SILENCE, conditions);
        this.clock = new ServerCheck(CLOCK, conditions);
    }

    /** Return {@code after} as a host that has spoken, whose clock is right or wrong as {@code observation} tells. */
    HostState settle(HostState before, HostState after, Observation observation) throws IOException {
        withdraw(before);
        HostState speaking = silence.clear(after, observation.received());
        return settleClock(before, speaking, observation);
    }

    /** A kill may have left a report of the silence that no state tells of; its id tells. */
    private void withdraw(HostState before) throws IOException {
        for (Status status : List.of(Status.WARN, Status.ALERT)) {
            conditions.clear(
                    before.host(), ConditionId.of(before.host(), SILENCE, status, silentSince(before.contact())));
        }
    }

    private HostState settleClock(HostState before, HostState after, Observation observation) throws IOException {
        ClockReading reading = ClockRules.read(before.contact(), observation);
        Instant now = observation.received();
        return switch (reading) {
            case IN_TIME -> clock.clear(after, now);
            case OLD -> after;
            case AHEAD, BEHIND ->
                clock.holds(after)
                        ? clock.again(after, now)
                        : clock.raise(after, clockCondition(observation, reading), now);
        };
    }

    /** Return {@code state}, a host that has said nothing up to {@code now}. */
    HostState look(HostState state, Instant now) throws IOException {
        Contact contact = state.contact();
        Freshness is = rules.at(now, contact, watchingSince);
        if (is == contact.freshness()) {
            return state;
        }
        HostState silent = state.with(contact.withFreshness(is, now));
        return silence.raise(silent, silenceCondition(silent, is == Freshness.LATE ? Status.WARN : Status.ALERT), now);
    }

    /** Return {@code state} as a host of which nothing is expected, and nothing said. */
    HostState quiet(HostState state, Instant now) throws IOException {
        withdraw(state);
        HostState quiet = clock.clear(silence.clear(state, now), now);
        Contact contact = quiet.contact();
        return contact.freshness() == Freshness.FRESH ? quiet : quiet.with(contact.withFreshness(Freshness.FRESH, now));
    }

    /** Take back what the server itself reported of {@code check}. */
    void withdraw(HostKey host, CheckState check) throws IOException {
        if (check.kind() == CheckState.Kind.SERVER || check.vanished() != null) {
            conditions.clear(host, check.report());
        }
    }

    /** Return when the host has to be looked at if it says nothing until then. */
    Instant lookAgain(HostState state) {
        return rules.lookAgain(state.contact(), watchingSince);
    }

    /** Return what the server came to say of the host between the two, or ceased to. */
    List<HistoryEvent> events(HostState before, HostState after, Instant now) {
        return Stream.concat(silence.events(before, after, now).stream(), clock.events(before, after, now).stream())
                .toList();
    }

    private static Instant silentSince(Contact contact) {
        return contact.lastSeen().truncatedTo(ChronoUnit.MILLIS);
    }

    private Condition silenceCondition(HostState state, Status status) {
        Contact contact = state.contact();
        boolean late = status == Status.WARN;
        String every = AgeText.of(rules.interval(contact));
        String promise = contact.interval().isZero()
                ? "It promises no report; one is expected every " + every + "."
                : "It promises a report every " + every + ".";
        return new Condition(
                SILENCE,
                SILENCE_TITLE,
                status,
                silentSince(contact),
                (late ? "LATE" : "LOST") + ": no report since "
                        + contact.lastSeen().truncatedTo(ChronoUnit.SECONDS),
                List.of(
                        promise,
                        "On the host, this says why none arrives: montty send --status; montty doctor",
                        "If it will not report any more: montty hosts retire " + state.host()));
    }

    private static Condition clockCondition(Observation observation, ClockReading reading) {
        Instant made = Objects.requireNonNull(observation.told().made(), "only who tells can be wrong");
        Duration off = Duration.between(observation.received(), made).abs();
        boolean ahead = reading == ClockReading.AHEAD;
        return new Condition(
                CLOCK,
                CLOCK_TITLE,
                Status.WARN,
                observation.received().truncatedTo(ChronoUnit.MILLIS),
                "its clock is " + AgeText.of(off) + (ahead ? " ahead of" : " behind") + " the server's",
                List.of(
                        "Its report says " + made.truncatedTo(ChronoUnit.SECONDS) + " and was received at "
                                + observation.received().truncatedTo(ChronoUnit.SECONDS) + " by the server's clock.",
                        ahead
                                ? "Reports are filed and expire by the server's clock all the same."
                                : "That is, unless each of its reports is that long on its way.",
                        "See on both which clock is wrong: timedatectl; montty doctor"));
    }
}
