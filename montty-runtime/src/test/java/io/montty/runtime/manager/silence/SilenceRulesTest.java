package io.montty.runtime.manager.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.manager.problem.Observation;
import io.montty.runtime.manager.problem.Told;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceRulesTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final SilenceRules rules = new SilenceRules(GRACE, 3, Duration.ofHours(1));

    @Test
    void countsFromWhenTheHostWasHeardOf() {
        Contact web1 = every(Duration.ofMinutes(10));

        assertThat(rules.due(web1, Instant.EPOCH)).hasValue(NOON.plusSeconds(600));
        assertThat(rules.late(web1, Instant.EPOCH)).hasValue(NOON.plusSeconds(900));
        assertThat(rules.lost(web1, Instant.EPOCH)).hasValue(NOON.plusSeconds(2100));
    }

    @Test
    void countsFromWhenSomebodyWatchedIfThatIsLater() {
        Instant since = NOON.plus(Duration.ofHours(12));

        assertThat(rules.due(every(Duration.ofMinutes(10)), since)).hasValue(since.plusSeconds(600));
    }

    @Test
    void getsWorseAtTheMomentAndNotBefore() {
        Contact web1 = every(Duration.ofMinutes(10));

        assertThat(rules.at(NOON.plusSeconds(899), web1, Instant.EPOCH)).isEqualTo(Freshness.FRESH);
        assertThat(rules.at(NOON.plusSeconds(900), web1, Instant.EPOCH)).isEqualTo(Freshness.LATE);
        assertThat(rules.at(NOON.plusSeconds(2099), web1, Instant.EPOCH)).isEqualTo(Freshness.LATE);
        assertThat(rules.at(NOON.plusSeconds(2100), web1, Instant.EPOCH)).isEqualTo(Freshness.LOST);
    }

    @Test
    void getsNoBetterBySilence() {
        Contact lost = every(Duration.ofMinutes(10)).withFreshness(Freshness.LOST, NOON);

        assertThat(rules.at(NOON, lost, NOON)).isEqualTo(Freshness.LOST);
        assertThat(rules.lookAgain(lost, NOON)).isEqualTo(SilenceRules.NEVER);
    }

    @Test
    void losesAHostAtOnceWhereOneIntervalIsEnough() {
        SilenceRules strict = new SilenceRules(GRACE, 1, Duration.ZERO);

        assertThat(strict.at(NOON.plusSeconds(900), every(Duration.ofMinutes(10)), Instant.EPOCH))
                .isEqualTo(Freshness.LOST);
    }

    @Test
    void expectsOfAHostThatPromisesNothingWhatTheServerSays() {
        assertThat(rules.due(every(Duration.ZERO), Instant.EPOCH)).hasValue(NOON.plusSeconds(3600));

        SilenceRules patient = new SilenceRules(GRACE, 3, Duration.ZERO);
        assertThat(patient.due(every(Duration.ZERO), Instant.EPOCH)).isEmpty();
        assertThat(patient.lookAgain(every(Duration.ZERO), Instant.EPOCH)).isEqualTo(SilenceRules.NEVER);
    }

    @Test
    void expectsNothingOfARetiredHost() {
        Contact retired = every(Duration.ofMinutes(10)).withRetired(NOON);

        assertThat(rules.at(NOON.plus(Duration.ofDays(9)), retired, Instant.EPOCH))
                .isEqualTo(Freshness.FRESH);
    }

    @Test
    void looksAgainWhenItMayGetWorse() {
        Contact web1 = every(Duration.ofMinutes(10));

        assertThat(rules.lookAgain(web1, Instant.EPOCH)).isEqualTo(NOON.plusSeconds(900));
        assertThat(rules.lookAgain(web1.withFreshness(Freshness.LATE, NOON), Instant.EPOCH))
                .isEqualTo(NOON.plusSeconds(2100));
    }

    @Test
    void boundsWhatAHostPromises() {
        Contact web1 = every(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(web1.interval()).isEqualTo(ContactRules.LONGEST_INTERVAL);
        assertThat(rules.lookAgain(web1, Instant.EPOCH))
                .isEqualTo(NOON.plus(Duration.ofDays(31).plus(GRACE)));
    }

    @Test
    void livesWithAClockAtTheEndOfTime() {
        for (Instant made : List.of(Instant.MIN, Instant.MAX)) {
            Observation observation = observation(Duration.ofMinutes(5), made);

            Contact web1 = ContactRules.follow(Contact.first(NOON), observation);

            assertThat(web1.lastSeen()).isEqualTo(NOON);
            assertThat(ClockRules.read(web1, observation)).isNotEqualTo(ClockReading.IN_TIME);
        }
    }

    private static Contact every(Duration interval) {
        return ContactRules.follow(Contact.first(NOON), observation(interval, NOON));
    }

    private static Observation observation(Duration interval, Instant made) {
        Told told = new Told(made, interval, List.of(), "", "", "", List.of());
        return new Observation(HostKey.known("web1"), "a".repeat(32), NOON, told);
    }
}
