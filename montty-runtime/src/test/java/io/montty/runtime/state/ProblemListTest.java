package io.montty.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProblemListTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final HostKey HOST = HostKey.known("web1");

    private final ProblemList list = new ProblemList(
            NOW, (host, check) -> host.equals(HOST) && check.id().equals("in.downtime"));

    @Test
    void marksWhatIsInADowntime() {
        assertThat(list.of(state(check("in.downtime", Status.WARN, NOW), check("other", Status.WARN, NOW))))
                .extracting(ListedProblem::inDowntime, ListedProblem::isQuiet)
                .containsExactly(tuple(true, true), tuple(false, false));
    }

    @Test
    void takesAnAcknowledgementThatIsOverForNone() {
        CheckState check = check("disk", Status.WARN, NOW);
        Acknowledgement over = new Acknowledgement("ann", "", NOW.minusSeconds(60), NOW, check.fingerprint());

        assertThat(list.of(state(check.withAcknowledgement(over))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.acknowledged()).isFalse());
    }

    @Test
    void tellsWhatRecoveredFromWhatAlwaysWasWell() {
        Instant firstSeen = NOW.minus(Duration.ofHours(20));
        HostState state = new HostState(
                HOST,
                Contact.first(firstSeen),
                List.of(check("always.well", Status.OKAY, firstSeen), check("recovered", Status.OKAY, NOW)));

        assertThat(list.of(state))
                .singleElement()
                .satisfies(problem -> assertThat(problem.check().id()).isEqualTo("recovered"))
                .satisfies(problem -> assertThat(problem.recovered()).isTrue());
    }

    private static HostState state(CheckState... checks) {
        return new HostState(HOST, Contact.first(NOW.minus(Duration.ofDays(9))), List.of(checks));
    }

    private static CheckState check(String id, Status status, Instant since) {
        return new CheckState(
                id,
                id,
                Set.of(),
                CheckState.Kind.CHECK,
                status,
                since,
                since,
                NOW,
                1,
                "",
                "completed",
                "f",
                "",
                false,
                "",
                null,
                null);
    }
}
