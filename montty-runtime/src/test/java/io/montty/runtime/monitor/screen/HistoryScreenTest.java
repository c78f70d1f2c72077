package io.montty.runtime.monitor.screen;

import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static io.montty.runtime.monitor.fleet.SampleTimelines.DB3;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.SampleTimelines;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HistoryScreenTest {

    private final ConsoleFixture fixture = new ConsoleFixture(80, 24);
    private HistoryScreen screen = new HistoryScreen(DB3);

    @BeforeEach
    void openTheHistory() {
        fixture.library.pasts.put(DB3, SampleTimelines.day());
        fixture.put(fleet("/var 97% used"));
        fixture.openHistory(DB3);
        screen = (HistoryScreen) fixture.console.top();
    }

    private static SampleFleet fleet(String summary) {
        return new SampleFleet().host(DB3.name(), Standing.ALERT, 3, problem("host.disk", Status.ALERT, summary));
    }

    @Test
    void beginsWithTheCursorOnThePresent() {
        assertThat(screen.window().cursor()).isEqualTo(Instant.parse("2026-11-22T09:30:00Z"));
        assertThat(screen.window().width()).isEqualTo(Duration.ofMinutes(15));
        assertThat(screen.window().isLive()).isTrue();
    }

    @Test
    void neverShowsTheFuture() {
        fixture.type(">>>");

        assertThat(screen.window().cursor()).isEqualTo(Instant.parse("2026-11-22T09:30:00Z"));
    }

    @Test
    void goesBeyondItsEdgeIntoThePast() {
        fixture.press(Key.Kind.HOME).type("<");

        assertThat(screen.window().isLive()).isFalse();
        assertThat(screen.window().cursor()).isEqualTo(Instant.parse("2026-11-21T20:00:00Z"));
        assertThat(screen.timeline().orElseThrow().from())
                .isEqualTo(screen.window().from());
    }

    @Test
    void keepsTheTimeUnderTheCursorWhenCellsChangeTheirLength() {
        fixture.type("<".repeat(20)).type("+");
        assertThat(screen.window().cursor()).isEqualTo(Instant.parse("2026-11-22T04:30:00Z"));
        assertThat(screen.window().width()).isEqualTo(Duration.ofMinutes(5));

        fixture.type("--");
        assertThat(screen.window().cursor()).isEqualTo(Instant.parse("2026-11-22T04:00:00Z"));
        fixture.type("---");
        assertThat(screen.window().width()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void goesOnWithTheTimeAsLongAsItEndsWithThePresent() {
        fixture.pass(20 * 60_000);
        assertThat(screen.window().cursor()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));

        fixture.type("<").pass(15 * 60_000);
        assertThat(screen.window().cursor()).isEqualTo(Instant.parse("2026-11-22T09:45:00Z"));
    }

    @Test
    void hasMoreCellsInAWiderWindow() {
        fixture.console.resize(new WindowSize(200, 60));
        fixture.pass(0);

        assertThat(screen.window().count()).isEqualTo(174);
        assertThat(screen.rows().all().get(0).cells()).hasSize(174);
    }

    @Test
    void looksAgainWhenTheHostHasNewsButNotOften() {
        int looks = fixture.library.looks;
        fixture.put(fleet("/var 98% used")).pass(0);
        assertThat(fixture.library.looks).isEqualTo(looks);

        fixture.pass(HistoryScreen.PATIENCE);
        assertThat(fixture.library.looks).isEqualTo(looks + 1);

        fixture.put(fleet("/var 98% used")).pass(HistoryScreen.PATIENCE);
        assertThat(fixture.library.looks).as("nothing is new").isEqualTo(looks + 1);
    }

    @Test
    void showsTheEventsOfTheSelectedRowWhenAsked() {
        fixture.type("jjjo");

        assertThat(screen.events()).extracting(HistoryEvent::check).containsOnly("host.load");
        fixture.type("o");
        assertThat(screen.events()).hasSize(8);
    }

    @Test
    void countsWordsOfTheServerAsEventsOfTheHost() {
        fixture.library.pasts.put(
                DB3, SampleTimelines.day().changed(5, "montty.silence", Status.OKAY, Status.WARN, "LATE", ""));
        fixture.openHistory(DB3);
        screen = (HistoryScreen) fixture.console.top();
        fixture.type("jjjjjjo");

        assertThat(screen.events()).extracting(screen::titleOf).containsExactly("host");
    }

    @Test
    void showsWhatHappenedAtTheCursor() {
        fixture.console.resize(new WindowSize(80, 14));
        fixture.pass(0).type("<".repeat(46));

        assertThat(screen.visibleEvents()).extracting(HistoryEvent::text).contains("load 0.4");
    }

    @Test
    void opensTheReportOfTheNearestEvent() {
        ReportRef old = new ReportRef(
                "_warn/" + "a".repeat(32) + "_WARN_1999999999.json",
                Status.WARN,
                Instant.parse("2026-11-22T02:41:07Z"));
        fixture.put(new Snapshot(List.of(old), null, List.of()));
        fixture.type("<".repeat(28)).press(Key.Kind.ENTER);

        assertThat(fixture.console.top()).isInstanceOf(DetailScreen.class);
        assertThat(fixture.console.top().crumb()).isEqualTo("aaaaaaaa");
    }

    @Test
    void saysWhenAReportIsNotKeptAnyMore() {
        fixture.type("<".repeat(28)).press(Key.Kind.ENTER);

        assertThat(fixture.console.top()).isSameAs(screen);
        assertThat(fixture.console.message()).isEqualTo("the report of 22 Nov 02:41:07Z is not kept any more");
    }

    @Test
    void opensTheNearestFiledReportWhereNothingHappened() {
        fixture.put(fleet("/var 97% used").reports(DB3.name(), Status.ALERT, 3, 3));
        fixture.press(Key.Kind.ENTER);

        assertThat(fixture.console.top()).isInstanceOf(DetailScreen.class);
        assertThat(fixture.console.message()).isEqualTo("received 22 Nov 09:38:07Z");
    }

    @Test
    void copiesTheEventsAndTheName() {
        fixture.type("jjjoyY");

        assertThat(fixture.effects).containsExactly(new Effect.Copy("""
                                21 Nov 22:11:07Z  Load  WARN -> OKAY  load 0.4
                                21 Nov 22:01:07Z  Load  OKAY -> WARN  load 17.2
                                """), new Effect.Copy("db-03.prod.example"));
    }
}
