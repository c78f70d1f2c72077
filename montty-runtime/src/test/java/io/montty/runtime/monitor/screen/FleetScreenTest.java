package io.montty.runtime.monitor.screen;

import static io.montty.runtime.monitor.fleet.SampleFleet.acknowledged;
import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.filter.FilterException;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.key.Mouse;
import io.montty.runtime.state.HostKey;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FleetScreenTest {

    private final ConsoleFixture fixture = new ConsoleFixture(80, 24).put(fleet());

    private static SampleFleet fleet() {
        return new SampleFleet()
                .host("app-1", Standing.OKAY, 2)
                .host("web-1", Standing.WARN, 9, problem("load", Status.WARN, "9.1"))
                .host("gone-1", Standing.SILENT, 40)
                .host("vpn-1", Standing.ALERT, 1, acknowledged("vpn", Status.ALERT, "down", "kim", null))
                .host("db-1", Standing.ALERT, 3, problem("disk", Status.ALERT, "/var 97% used"))
                .host("db-2", Standing.ALERT, 5, problem("disk", Status.ALERT, "/srv 99% used"))
                .reports("db-1", Status.ALERT, 3, 3)
                .reports("db-1", Status.WARN, 2, 9)
                .reports("db-2", Status.ALERT, 1, 5)
                .reports("web-1", Status.WARN, 2, 9);
    }

    private FleetScreen screen() {
        return (FleetScreen) fixture.console.top();
    }

    private List<String> names() {
        return screen().rows().all().stream().map(HostSummary::name).toList();
    }

    private String selected() {
        return screen().rows().selected().map(HostSummary::name).orElse("");
    }

    @Test
    void putsFirstWhatNeedsSomebodyMost() {
        assertThat(names()).containsExactly("db-1", "db-2", "vpn-1", "gone-1", "web-1", "app-1");
    }

    @Test
    void sortsByAgeAndNameAndTheOtherWayRound() {
        assertThat(type("A")).containsExactly("gone-1", "web-1", "db-2", "db-1", "app-1", "vpn-1");
        assertThat(type("A")).startsWith("vpn-1", "app-1");
        assertThat(type("N")).containsExactly("app-1", "db-1", "db-2", "gone-1", "vpn-1", "web-1");
        assertThat(type("N")).startsWith("web-1", "vpn-1");
        assertThat(type("S")).startsWith("db-1", "db-2");
        assertThat(type("S")).startsWith("app-1", "web-1");
    }

    private List<String> type(String keys) {
        fixture.type(keys);
        return names();
    }

    @Test
    void readsANewOrderFromItsTop() {
        fixture.type("jjN");

        assertThat(selected()).isEqualTo("app-1");
    }

    @Test
    void holdsTheOrderForTwoSecondsAfterAKey() {
        fixture.type("j").put(fleet().host("aaa-1", Standing.ALERT, 0, problem("cpu", Status.ALERT, "98%")));
        assertThat(names()).endsWith("aaa-1");
        assertThat(selected()).isEqualTo("db-2");

        fixture.pass(2_000);
        assertThat(names()).startsWith("aaa-1");
        assertThat(selected()).isEqualTo("db-2");
    }

    @Test
    void showsWhatAFilterAcceptsWhileItIsTypedAndAllAfterEsc() {
        fixture.type("/db");
        assertThat(names()).containsExactly("db-1", "db-2");
        fixture.press(Key.Kind.ENTER);
        assertThat(names()).containsExactly("db-1", "db-2");

        fixture.press(Key.Kind.ESCAPE);
        assertThat(names()).hasSize(6);
        assertThat(screen().rows().fresh()).isZero();
    }

    @Test
    void filtersWhatComesInLater() {
        fixture.type("/db").press(Key.Kind.ENTER).pass(3_000);
        fixture.put(fleet().host("db-9", Standing.OKAY, 0).host("app-9", Standing.ALERT, 0));

        assertThat(names()).containsExactly("db-1", "db-2", "db-9");
    }

    @Test
    void goesFromProblemToProblemThatNobodyTakesCareOf() {
        fixture.type("e");
        assertThat(selected()).isEqualTo("db-2");
        fixture.type("e");
        assertThat(selected()).isEqualTo("gone-1");
        fixture.type("e");
        assertThat(selected()).isEqualTo("web-1");
        fixture.type("e");
        assertThat(selected()).isEqualTo("web-1");
        assertThat(fixture.console.message()).contains("no host below");
        fixture.type("E");
        assertThat(selected()).isEqualTo("gone-1");
    }

    @Test
    void opensTheListOfReports() {
        fixture.press(Key.Kind.ENTER);

        assertThat(fixture.console.path()).containsExactly("fleet", "db-1");
        assertThat(fixture.console.top()).isInstanceOf(ListScreen.class);
    }

    @Test
    void opensTheOnlyReportAtOnce() {
        fixture.type("j").press(Key.Kind.ENTER);

        assertThat(fixture.console.top()).isInstanceOf(DetailScreen.class);
    }

    @Test
    void saysThatThereIsNothingToOpenDeleteOrAcknowledge() {
        fixture.type("G").press(Key.Kind.ENTER);
        assertThat(fixture.console.message()).contains("no report of app-1 is filed");
        fixture.type("d");
        assertThat(fixture.console.message()).contains("no report of app-1 is filed", "none to delete");
        fixture.type("a");
        assertThat(fixture.console.message()).isEqualTo("app-1 has no failing check to acknowledge");
        assertThat(fixture.console.dialog()).isEmpty();
    }

    @Test
    void deletesTheAlertsOfAHost() {
        fixture.type("jdy");

        assertThat(fixture.console.deletes().pending()).isEqualTo(1);
        fixture.type("d");
        assertThat(fixture.console.message()).isEqualTo("ALERT of db-2: the delete is on its way already");
    }

    @Test
    void asksForTheAlertsOfAHostAloneIfItHasAny() {
        fixture.type("d");

        assertThat(fixture.console.dialog().orElseThrow().title()).contains("3");
    }

    @Test
    void takesAllReportsOfAHostThatHasNoAlert() {
        fixture.type("jjjjd");

        assertThat(selected()).isEqualTo("web-1");
        assertThat(fixture.console.deletes().pending()
                        + fixture.console.dialog().stream().count())
                .isPositive();
    }

    @Test
    void deletesOfMarkedHosts() {
        fixture.type("  D");

        assertThat(fixture.console.dialog().orElseThrow().title()).contains("4");
    }

    @Test
    void deletesOfFilteredHosts() {
        fixture.type("/db").press(Key.Kind.ENTER).type("D");

        assertThat(fixture.console.dialog().orElseThrow().title()).contains("4");
    }

    @Test
    void deletesOfAllHostsOnlyIfTheyWereChosen() {
        fixture.type("D");
        assertThat(fixture.console.message()).isEqualTo("mark hosts with Space, or set a filter with /, before D");
        fixture.type("jjjj D");
        assertThat(fixture.console.message())
                .isEqualTo("no ALERT report of web-1 is filed, so there is none to delete");
        assertThat(fixture.console.dialog()).isEmpty();
    }

    @Test
    void changesNothingWhenItMayNot() {
        ConsoleFixture reader = new ConsoleFixture(80, 24, true).put(fleet());

        reader.type("d");
        assertThat(reader.console.message()).contains("--read-only");
        reader.type("a");
        assertThat(reader.console.message()).contains("--read-only");
        reader.type(" D");
        assertThat(reader.console.message()).contains("--read-only");
        assertThat(reader.console.dialog()).isEmpty();
    }

    @Test
    void opensAcknowledgingAndHistory() {
        fixture.type("a");
        assertThat(fixture.console.dialog()).containsInstanceOf(AcknowledgeDialog.class);
        fixture.press(Key.Kind.ESCAPE).type("h");
        assertThat(fixture.console.top()).isInstanceOf(HistoryScreen.class);
    }

    @Test
    void copiesTheRowOrTheName() {
        fixture.type("yY");

        assertThat(fixture.effects)
                .containsExactly(
                        new Effect.Copy(
                                "!!ALERT  db-1  192.0.2.5  1 ALERT 0 WARN 13 OKAY  3 filed  DISK: /var 97% used"),
                        new Effect.Copy("db-1"));
    }

    @Test
    void selectsWithOneClickAndOpensWithTheNext() {
        fixture.console.take(new Mouse(Mouse.Deed.PRESSED, 10, 5), fixture.now());
        assertThat(selected()).isEqualTo("db-2");

        fixture.console.take(new Mouse(Mouse.Deed.PRESSED, 10, 5), fixture.now());
        assertThat(fixture.console.top()).isInstanceOf(DetailScreen.class);
    }

    @Test
    void wantsToKnowHowTheVisibleHostsWere() {
        assertThat(screen().wants())
                .isEqualTo(new Wants(
                        List.of(
                                HostKey.known("db-1"),
                                HostKey.known("db-2"),
                                HostKey.known("vpn-1"),
                                HostKey.known("gone-1"),
                                HostKey.known("web-1"),
                                HostKey.known("app-1")),
                        12,
                        List.of()));
        assertThat(new ConsoleFixture(110, 30).console.top().wants().width()).isEqualTo(24);
    }

    @Test
    void answersAFilterAsTheRowIsShown() throws FilterException {
        fixture.console.begin(Filter.parse("n:3 check:disk"), false);

        assertThat(names()).containsExactly("db-1");
        HostSubject subject = new HostSubject(
                screen().rows().selected().orElseThrow(), 3, fixture.now().wall());
        assertThat(subject.checks()).containsExactly("disk", "DISK");
        assertThat(subject.acknowledged()).isFalse();
        assertThat(subject.text()).contains("db-1", "192.0.2.5", "/var 97% used");
    }
}
