package io.montty.runtime.monitor.screen;

import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.filter.FilterException;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import org.junit.jupiter.api.Test;

/** Hold what the fleet does together with dialogs, commands and settings. */
final class FleetTogetherTest {

    private final ConsoleFixture fixture = new ConsoleFixture(120, 40);

    private static SampleFleet fleet() {
        return new SampleFleet()
                .host("web-1", Standing.WARN, 9, problem("load", Status.WARN, "9.1"))
                .host("db-1", Standing.ALERT, 3, problem("disk", Status.ALERT, "/var 97% used"))
                .reports("db-1", Status.ALERT, 3, 3);
    }

    private FleetScreen screen() {
        return (FleetScreen) fixture.console.top();
    }

    private String selected() {
        return screen().rows().selected().map(HostSummary::name).orElse("");
    }

    private static Snapshot partly(Snapshot snapshot) {
        return new Snapshot(
                snapshot.reports(),
                snapshot.hosts().subList(0, 1),
                snapshot.owners(),
                snapshot.managerLastRun(),
                snapshot.troubles(),
                1);
    }

    @Test
    void selectsTheWorstHostHoweverTheFleetIsRead() {
        fixture.put(partly(fleet().snapshot())).put(fleet());

        assertThat(selected()).isEqualTo("db-1");
        assertThat(screen().rows().fresh()).isZero();
    }

    @Test
    void staysWhereAPersonWentWhileTheFleetIsRead() {
        fixture.put(partly(fleet().snapshot())).type("g").pass(3_000).put(fleet());

        assertThat(selected()).isEqualTo("web-1");
    }

    @Test
    void takesMarksAwayWithWhatTheyWereFor() {
        fixture.put(fleet()).type(" Dy");

        assertThat(fixture.console.deletes().pending()).isEqualTo(3);
        assertThat(screen().rows().marked()).isEmpty();
    }

    @Test
    void exportsARowForEachHost() {
        fixture.put(fleet()).type(":export fleet.txt").press(Key.Kind.ENTER);

        assertThat(fixture.effects)
                .filteredOn(Effect.Export.class::isInstance)
                .singleElement()
                .satisfies(effect -> assertThat(((Effect.Export) effect).lines())
                        .hasSize(2)
                        .first()
                        .asString()
                        .contains("!!ALERT", "db-1", "3 filed", "/var 97% used"));
    }

    @Test
    void givesTheRoomOfThePreviewToTheListWhenItIsSwitchedOff() {
        fixture.put(fleet());
        int rows = screen().listRows();

        fixture.type(":set preview off").press(Key.Kind.ENTER);

        assertThat(screen().listRows()).isGreaterThan(rows);
    }

    @Test
    void paintsByTheThemeThatIsAskedFor() {
        fixture.put(fleet()).type(":theme mono").press(Key.Kind.ENTER);

        assertThat(fixture.effects).contains(new Effect.UseTheme("mono"));
        assertThat(fixture.console.tastes().theme()).isEqualTo("mono");
    }

    @Test
    void givesAPatternItsWholeTimeAgainForEachOrder() throws FilterException {
        SampleFleet many = new SampleFleet();
        for (int i = 0; i < 30; i++) {
            many.host("web-" + i, Standing.WARN, 9, problem("load", Status.WARN, "x".repeat(100) + "used"));
        }
        fixture.put(many);
        fixture.console.begin(Filter.parse("~.*zq~ | load"), false);

        fixture.type("ANSANSANSANSANSANS");

        assertThat(screen().rows().all()).hasSize(30);
    }

    @Test
    void filtersByAgeAgainAsTimeGoesBy() throws FilterException {
        fixture.put(fleet());
        fixture.console.begin(Filter.parse("age:<5m"), false);
        assertThat(screen().rows().all()).hasSize(1);

        fixture.pass(180_000);

        assertThat(screen().rows().all()).isEmpty();
    }

    @Test
    void knowsThatTheManagerRunsThoughTheScreenIsFrozen() {
        Snapshot later = fleet().snapshot();
        fixture.put(fleet()).type("p");

        fixture.put(new Snapshot(
                later.reports(), later.hosts(), later.owners(), fixture.now().wall(), later.troubles(), 0));

        assertThat(fixture.console.world().managerLastRun())
                .isEqualTo(fixture.now().wall());
    }
}
