package io.montty.runtime.monitor.screen;

import static io.montty.runtime.monitor.fleet.SampleFleet.acknowledged;
import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.state.HostKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AcknowledgingTest {

    private static final HostKey HOST = HostKey.known("db-03");
    private static final Problem DISK = problem("disk", Status.ALERT, "/var 97% used");
    private static final Problem DNF = problem("dnf", Status.WARN, "9 updates");
    private static final Problem OWNED = acknowledged("raid", Status.ALERT, "degraded", "sam", null);

    private final ConsoleFixture fixture = new ConsoleFixture(80, 24);
    private final Console console = fixture.console;

    private void start(Problem... problems) {
        fixture.put(new SampleFleet().host("db-03", Standing.ALERT, 3, problems));
        HostSummary host = console.world().host(HOST).orElseThrow();
        Acknowledging.start(host, host.problems(), fixture.now(), console);
    }

    private String asked() {
        return console.dialog().orElseThrow().lines(fixture.now(), 68).stream()
                .map(Line::text)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void needsNoMoreThanAReason() {
        start(DISK, DNF);
        fixture.type("new disk is ordered").press(Key.Kind.ENTER).press(Key.Kind.ENTER);

        assertThat(fixture.effects)
                .containsExactly(new Effect.Acknowledge(
                        HOST, List.of("disk", "dnf"), "kim", "new disk is ordered", NOW.plus(Duration.ofHours(8))));
        assertThat(console.dialog()).isEmpty();
    }

    @Test
    void goesThroughTheFieldsBothWays() {
        start(DISK);
        fixture.type("why").press(Key.of(Key.Kind.TAB), Key.control('u')).type("18:00");
        fixture.press(Key.of(Key.Kind.DOWN), Key.control('u')).type("sam").press(Key.Kind.BACK_TAB);
        fixture.press(Key.Kind.ENTER);

        assertThat(fixture.effects)
                .containsExactly(new Effect.Acknowledge(
                        HOST,
                        List.of("disk"),
                        "sam",
                        "why",
                        NOW.plus(Duration.ofMinutes(499)).minusSeconds(7)));
    }

    @Test
    void endsWithTheProblemAloneIfNoTimeIsGiven() {
        start(DISK);
        fixture.type("why").press(Key.of(Key.Kind.TAB), Key.control('u'));
        assertThat(asked()).contains("no time: until the check changes");
        fixture.press(Key.Kind.ENTER);

        assertThat(fixture.effects).containsExactly(new Effect.Acknowledge(HOST, List.of("disk"), "kim", "why", null));
    }

    @Test
    void saysBesideTheFieldWhatIsMissing() {
        start(DISK);
        fixture.press(Key.Kind.TAB).press(Key.Kind.ENTER);

        assertThat(asked()).containsPattern("reason .* needed: why, in one line");
        fixture.type("now it goes on in the reason");
        assertThat(asked()).contains("now it goes on in the reason");
        assertThat(fixture.effects).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "25:00", "2020-01-01", "0h", "8"})
    void sendsNothingForATimeThatIsNone(String until) {
        start(DISK);
        fixture.type("why")
                .press(Key.of(Key.Kind.TAB), Key.control('u'))
                .type(until)
                .press(Key.Kind.ENTER);

        assertThat(asked()).containsAnyOf("like 8h", "that is over");
        assertThat(fixture.effects).isEmpty();
    }

    @Test
    void leavesOutWhatSomebodyTakesCareOfAlready() {
        start(OWNED, DISK);
        fixture.type("why").press(Key.Kind.ENTER).press(Key.Kind.ENTER);

        assertThat(((Effect.Acknowledge) fixture.effects.get(0)).checks()).containsExactly("disk");
    }

    @Test
    void asksWhetherToEndWhatIsAcknowledged() {
        start(OWNED);
        assertThat(asked()).contains("sam: waiting for a new disk");
        fixture.type("y");

        assertThat(fixture.effects).containsExactly(new Effect.Unacknowledge(HOST, List.of("raid")));
    }

    @Test
    void leavesItAcknowledgedForAnyOtherKey() {
        start(OWNED);
        fixture.type("a");

        assertThat(console.dialog()).isEmpty();
        assertThat(fixture.effects).isEmpty();
    }

    @Test
    void closesWhenTheProblemIsOver() {
        start(DISK);
        fixture.put(new SampleFleet().host("db-03", Standing.OKAY, 1));

        assertThat(console.dialog()).isEmpty();
        assertThat(console.message()).startsWith("it is over already");
    }

    @Test
    void remembersWhatWasAskedUntilItShows() {
        start(DISK);
        console.answers()
                .acknowledgeAsked(new Effect.Acknowledge(HOST, List.of("disk"), "kim", "why", null), fixture.now());
        assertThat(console.world().isAcknowledging(HOST, "disk")).isTrue();
        assertThat(console.world().isAcknowledging(HOST, "dnf")).isFalse();

        start(acknowledged("disk", Status.ALERT, "/var 97% used", "kim", null));
        assertThat(console.world().isAcknowledging(HOST, "disk")).isFalse();
    }

    @Test
    void forgetsWhatTheManagerDidNotDoInThreeMinutes() {
        start(DISK);
        console.answers()
                .acknowledgeAsked(new Effect.Acknowledge(HOST, List.of("disk"), "kim", "why", null), fixture.now());
        fixture.pass(180_000);

        assertThat(console.world().isAcknowledging(HOST, "disk")).isFalse();
    }

    @Test
    void changesNothingWhenItMayOnlyRead() {
        ConsoleFixture reading =
                new ConsoleFixture(80, 24, true).put(new SampleFleet().host("db-03", Standing.ALERT, 3, DISK));
        HostSummary host = reading.console.world().host(HOST).orElseThrow();
        Acknowledging.start(host, host.problems(), reading.now(), reading.console);

        assertThat(reading.console.dialog()).isEmpty();
        assertThat(reading.console.message()).contains("--read-only");
    }
}
