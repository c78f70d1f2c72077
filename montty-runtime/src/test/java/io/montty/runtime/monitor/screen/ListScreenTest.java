package io.montty.runtime.monitor.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ListScreenTest {

    private final ConsoleFixture fixture = ListScenes.unread(80, 24);

    private ListScreen list() {
        return (ListScreen) fixture.console.top();
    }

    private Rows<ReportGroup> rows() {
        return list().rows();
    }

    private ReportGroup selected() {
        return rows().selected().orElseThrow();
    }

    private List<String> shown() {
        return rows().all().stream()
                .map(group -> group.status() + " " + group.host().replaceFirst("\\..*", "") + " x" + group.count())
                .toList();
    }

    @Test
    void showsARowForEachReportAndStaysWhereItWas() {
        fixture.type("jjz");

        assertThat(rows().all()).hasSize(322);
        assertThat(selected().host()).isEqualTo("web-048.prod.example");
        fixture.type("jz");
        assertThat(rows().all()).hasSize(5);
        assertThat(selected().host()).isEqualTo("web-048.prod.example");
    }

    @Test
    void opensTheNewestReportOfAGroup() {
        String id = selected().newest().shortId();

        fixture.press(Key.Kind.ENTER);

        assertThat(fixture.console.path()).containsExactly("fleet", "reports", id);
    }

    @Test
    void opensTheSelectedReportOfAll() {
        fixture.type("zjj");
        String id = selected().newest().shortId();

        fixture.press(Key.Kind.ENTER);

        assertThat(fixture.console.path()).containsExactly("fleet", "reports", id);
    }

    @Test
    void goesFromProblemToProblemThatNobodyTakesCareOf() {
        ListScenes.read(fixture);

        fixture.type("e");
        assertThat(selected().host()).isEqualTo("web-048.prod.example");
        fixture.type("ee");
        assertThat(selected().host()).isEqualTo("db-03.prod.example");
        assertThat(fixture.console.message()).isEqualTo("no problem below that nobody takes care of");
        fixture.type("EE");
        assertThat(rows().cursor()).isZero();
        fixture.type("E");
        assertThat(fixture.console.message()).isEqualTo("no problem above that nobody takes care of");
    }

    @Test
    void sortsAndFlips() {
        fixture.type("N");
        assertThat(hosts()).containsExactly("app-001", "db-03", "db-03", "mail-01", "web-048");
        fixture.type("N");
        assertThat(hosts()).containsExactly("web-048", "mail-01", "db-03", "db-03", "app-001");
        fixture.type("A");
        assertThat(hosts()).containsExactly("web-048", "app-001", "db-03", "mail-01", "db-03");
        fixture.type("S");
        assertThat(hosts()).containsExactly("db-03", "mail-01", "web-048", "db-03", "app-001");
        fixture.type("S");
        assertThat(hosts()).containsExactly("app-001", "web-048", "db-03", "db-03", "mail-01");
    }

    private List<String> hosts() {
        return rows().all().stream()
                .map(group -> group.host().replaceFirst("\\..*", ""))
                .toList();
    }

    @Test
    void filtersWhileOneTypesAndKeepsTheListWhileTheFilterIsIncomplete() {
        fixture.type("/s:warn");
        assertThat(shown()).containsExactly("WARN web-048 x3", "WARN db-03 x2");
        fixture.type(" !");
        assertThat(shown()).containsExactly("WARN web-048 x3", "WARN db-03 x2");
        assertThat(fixture.console.message()).contains("column 9", "expected what must not be");
        fixture.press(Key.Kind.ESCAPE);
        assertThat(shown()).hasSize(5);
        assertThat(rows().fresh()).isZero();
    }

    @Test
    void filtersByAllThatIsKnownOfAGroup() {
        ListScenes.read(fixture);

        assertThat(filtered("check:disk")).containsExactly("ALERT db-03 x288", "WARN db-03 x2");
        assertThat(filtered("acked")).containsExactly("ALERT mail-01 x24");
        assertThat(filtered("n:>100")).containsExactly("ALERT db-03 x288");
        assertThat(filtered("ip:192.0.2.3")).containsExactly("WARN web-048 x3");
        assertThat(filtered("tag:host s:okay")).containsExactly("OKAY app-001 x5");
        assertThat(filtered("age:>1h")).containsExactly("WARN db-03 x2");
        assertThat(filtered(Objects.requireNonNull(rows().all().get(0).newest().id())))
                .containsExactly("WARN db-03 x2");
    }

    private List<String> filtered(String filter) {
        fixture.type("/").press(Key.control('u')).type(filter).press(Key.Kind.ENTER);
        return shown();
    }

    @Test
    void showsNothingOfAPatternThatTakesTooLong() {
        fixture.type("/~(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)#$~").press(Key.Kind.ENTER);

        assertThat(shown()).isEmpty();
        assertThat(list().filter().trouble()).contains("too long");
    }

    @Test
    void selectsWhatIsClicked() {
        list().click(3, fixture.now(), fixture.console);

        assertThat(selected().host()).isEqualTo("web-048.prod.example");
        list().click(0, fixture.now(), fixture.console);
        assertThat(selected().host()).isEqualTo("web-048.prod.example");
    }

    @Test
    void countsWhatCameInAbove() {
        ListScenes.read(fixture);
        fixture.type("jjjj").pass(3_000);

        fixture.put(ListScenes.fleet().host("new", Standing.ALERT, 0).reports("new", Status.ALERT, 2, 0));

        assertThat(rows().fresh()).isEqualTo(1);
        assertThat(selected().host()).isEqualTo("app-001.prod.example");
    }

    @Test
    void keepsRowsWhereTheyAreForAMomentAfterAKey() {
        fixture.type("j");
        fixture.put(ListScenes.fleet().host("new", Standing.ALERT, 0).reports("new", Status.ALERT, 1, 0));
        assertThat(hosts()).containsExactly("db-03", "mail-01", "web-048", "db-03", "app-001", "new");

        fixture.pass(2_000);

        assertThat(hosts()).containsExactly("new", "db-03", "mail-01", "web-048", "db-03", "app-001");
        assertThat(selected().host()).isEqualTo("mail-01.prod.example");
    }
}
