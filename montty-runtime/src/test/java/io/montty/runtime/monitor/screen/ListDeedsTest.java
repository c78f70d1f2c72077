package io.montty.runtime.monitor.screen;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Signature;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.state.HostKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ListDeedsTest {

    private final ConsoleFixture fixture = ListScenes.all(80, 24);

    private Rows<ReportGroup> rows() {
        return ((ListScreen) fixture.console.top()).rows();
    }

    private String message() {
        return fixture.console.message();
    }

    @Test
    void asksWhetherAllReportsOfAnAlertAreToBeDeleted() {
        fixture.type("d");

        assertThat(fixture.console.dialog()).isPresent();
    }

    @Test
    void deletesNothingThatIsClosingAlready() {
        fixture.console.deletes().hold(rows().all().get(0).reports(), "all", fixture.now());

        fixture.type("d");

        assertThat(fixture.console.dialog()).isEmpty();
        assertThat(message()).isEqualTo("that is closing already; u takes it back while there is time");
    }

    @Test
    void saysWhereAReportLiesThatTheManagerCannotBeAskedToDelete() {
        ReportRef poison = new ReportRef("_alert/poison.txt", Status.ALERT, NOW);
        fixture.put(new Snapshot(List.of(poison), NOW, List.of()));

        fixture.type("d");

        assertThat(fixture.console.dialog()).isEmpty();
        assertThat(message())
                .isEqualTo("the manager can only delete what has an id in its name; remove it by hand: "
                        + "REPORTS/_alert/poison.txt");
        fixture.type("Y");
        assertThat(fixture.effects).containsExactly(new Effect.Copy("_alert/poison.txt"));
    }

    @Test
    void deletesAndAcknowledgesNothingInAMonitorThatOnlyShows() {
        ConsoleFixture readOnly = new ConsoleFixture(80, 24, true).put(ListScenes.fleet());
        ListScenes.read(readOnly.type(":list").press(Key.Kind.ENTER));

        for (String keys : List.of("d", "a", " D")) {
            readOnly.type(keys);

            assertThat(readOnly.console.dialog()).isEmpty();
            assertThat(readOnly.console.message()).contains("--read-only");
        }
    }

    @Test
    void asksOnceForAllMarked() {
        fixture.type("  D");

        assertThat(fixture.console.dialog()).isPresent();
        assertThat(rows().marked()).hasSize(2);
    }

    @Test
    void asksForAllThatAFilterLeavesIfNothingIsMarked() {
        fixture.type("/s:alert").press(Key.Kind.ENTER).type("D");

        assertThat(fixture.console.dialog()).isPresent();
    }

    @Test
    void saysHowToChooseWhatIsToBeDeleted() {
        fixture.type("D");

        assertThat(fixture.console.dialog()).isEmpty();
        assertThat(message()).isEqualTo("mark rows with Space, or set a filter with /");
    }

    @Test
    void deletesNothingIfTheFilterLeavesNothing() {
        fixture.type("/nothing").press(Key.Kind.ENTER).type("D");

        assertThat(fixture.console.dialog()).isEmpty();
        assertThat(message()).isEqualTo("nothing is left to delete");
        fixture.type("d");
        assertThat(message()).isEqualTo("there is no report here");
    }

    @Test
    void marksAllAndNone() {
        fixture.type("*");
        assertThat(rows().marked()).hasSize(5);
        fixture.type("\\");
        assertThat(rows().marked()).isEmpty();
    }

    @Test
    void acknowledgesTheProblemsThatAGroupComplainsOf() {
        fixture.type("a");

        assertThat(fixture.console.dialog()).containsInstanceOf(AcknowledgeDialog.class);
        assertThat(rows().all().get(0).problems()).hasSize(2);
    }

    @Test
    void saysWhyThereIsNothingToAcknowledge() {
        fixture.type("Ga");
        assertThat(message()).isEqualTo("it complains of nothing");

        fixture.put(new SampleFleet().host("a", Standing.WARN, 1).reports("a", Status.WARN, 1, 1));
        fixture.type("a");
        assertThat(message()).isEqualTo("what it complains of is being read; press a again in a moment");

        fixture.console.takeSignatures(Map.of(rows().all().get(0).newest().path(), ListScenes.DISK), fixture.now());
        fixture.type("a");
        assertThat(message()).isEqualTo("what it complains of is over; a has no such problem now");

        fixture.put(new Snapshot(List.of(SampleFleet.report(1, Status.ALERT, 1)), NOW, List.of()));
        fixture.type("a");
        assertThat(message()).isEqualTo("nothing is known of its host yet, so nothing of it can be acknowledged");
        fixture.type("h");
        assertThat(message()).isEqualTo("whose report it is was not looked up yet");
    }

    @Test
    void isAcknowledgedOnlyIfAllThatItComplainsOfIs() {
        ReportGroup mail = rows().all().get(1);
        assertThat(mail.acknowledged()).isTrue();

        Signature more = new Signature(List.of("TCP", "something that is over"));
        ConsoleFixture other = ListScenes.unread(80, 24);
        other.console.takeSignatures(Map.of(mail.newest().path(), more), other.now());

        assertThat(((ListScreen) other.console.top()).rows().all())
                .filteredOn(group -> more.equals(group.signature()))
                .singleElement()
                .matches(group -> !group.acknowledged());
    }

    @Test
    void opensTheHistoryOfTheHost() {
        fixture.type("h");

        assertThat(fixture.console.path()).hasSize(3).last().asString().startsWith("db-03.prod.example");
        assertThat(fixture.console.top()).isInstanceOf(HistoryScreen.class);
        assertThat(rowsOwner()).isEqualTo(HostKey.known("db-03.prod.example"));
    }

    private HostKey rowsOwner() {
        fixture.press(Key.Kind.ESCAPE);
        return Objects.requireNonNull(rows().all().get(0).owner());
    }

    @Test
    void copiesTheRowAndTheId() {
        fixture.type("jyY");

        String id = Objects.requireNonNull(rows().all().get(1).newest().id());
        assertThat(fixture.effects)
                .containsExactly(
                        new Effect.Copy("ALERT mail-01.prod.example  newest 9m  first 32m  x24  "
                                + rows().all().get(1).newest().shortId() + "  TCP"),
                        new Effect.Copy(id));
        assertThat(message()).isEqualTo("copied " + id);
    }
}
