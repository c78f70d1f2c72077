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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ListGroupingTest {

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
    void groupsByHostAndStatusUntilMoreIsKnown() {
        assertThat(shown())
                .containsExactly(
                        "ALERT db-03 x288", "ALERT mail-01 x24", "WARN web-048 x3", "WARN db-03 x2", "OKAY app-001 x5");
        assertThat(selected().signature()).isNull();
        assertThat(rows().all().get(4).signature()).isEqualTo(Signature.NONE);
    }

    @Test
    void namesTheNewestForAllAndTellsWhenTheFirstCame() {
        assertThat(selected().received()).isEqualTo(NOW.minus(Duration.ofMinutes(3)));
        assertThat(selected().first()).isEqualTo(NOW.minus(Duration.ofMinutes(290)));
    }

    @Test
    void splitsAGroupWithoutTheCursorOrTheMarkLeavingWhatStoodForIt() {
        fixture.type(" k");
        String key = selected().key();
        List<ReportRef> reports = selected().reports();
        Map<String, Signature> found = new HashMap<>();
        reports.forEach(report -> found.put(report.path(), ListScenes.TCP));
        found.put(reports.get(0).path(), ListScenes.DISK);

        fixture.console.takeSignatures(found, fixture.now());

        assertThat(selected().key()).isEqualTo(key);
        assertThat(selected().reports()).containsExactly(reports.get(0));
        assertThat(rows().isMarked(selected())).isTrue();
        assertThat(shown()).contains("ALERT db-03 x1", "ALERT db-03 x287");
    }

    @Test
    void keepsTheCursorOnItsReportWhateverBecomesKnownFirst() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            ConsoleFixture any = ListScenes.unread(80, 24);
            Rows<ReportGroup> rows = ((ListScreen) any.console.top()).rows();
            List<ReportRef> unread =
                    new ArrayList<>(any.console.world().snapshot().reports());
            Collections.shuffle(unread, random);
            any.type("j".repeat(random.nextInt(5)));
            while (!unread.isEmpty()) {
                ReportRef stoodForAll = rows.selected().orElseThrow().newest();
                Map<String, Signature> slice = new HashMap<>();
                for (ReportRef report : unread.subList(0, Math.min(unread.size(), 1 + random.nextInt(60)))) {
                    slice.put(report.path(), random.nextBoolean() ? ListScenes.DISK : ListScenes.TCP);
                }
                unread.removeIf(report -> slice.containsKey(report.path()));

                any.console.takeSignatures(slice, any.now());
                rows = ((ListScreen) any.console.top()).rows();

                assertThat(rows.selected().orElseThrow().reports()).contains(stoodForAll);
            }
            assertThat(rows.all().stream().map(ReportGroup::key)).doesNotHaveDuplicates();
            assertThat(rows.all().stream().mapToInt(ReportGroup::count).sum()).isEqualTo(322);
        }
    }

    @Test
    void splitsAGroupAgainWithEachSlice() {
        List<ReportRef> reports = selected().reports();
        fixture.console.takeSignatures(Map.of(reports.get(0).path(), ListScenes.DISK), fixture.now());
        assertThat(shown()).contains("ALERT db-03 x1", "ALERT db-03 x287");
        fixture.press(Key.of('j'));
        ReportGroup rest = rows().all().stream()
                .filter(group -> group.count() == 287)
                .findFirst()
                .orElseThrow();
        rows().select(rest.key());

        fixture.console.takeSignatures(Map.of(reports.get(1).path(), ListScenes.DISK), fixture.now());

        assertThat(selected().signature()).isEqualTo(ListScenes.DISK);
        assertThat(selected().reports()).containsExactly(reports.get(0), reports.get(1));
        assertThat(shown()).contains("ALERT db-03 x286");
    }

    @Test
    void keepsTheCursorOnItsGroupWhenItsNewestReportIsAnother() {
        ListScenes.read(fixture);
        String key = selected().key();

        fixture.put(ListScenes.fleet().reports("db-03.prod.example", Status.ALERT, 1, 0));
        ListScenes.read(fixture);

        assertThat(selected().key()).isEqualTo(key);
        assertThat(selected().count()).isEqualTo(289);
    }

    @Test
    void wantsToKnowWhatIsVisibleFirstAndOnlyOfProblems() {
        List<ReportRef> wanted = list().wants().signatures();

        assertThat(wanted).hasSize(317).doesNotHaveDuplicates().allMatch(Grouping::isRead);
        assertThat(wanted.subList(0, 4))
                .isEqualTo(rows().all().subList(0, 4).stream()
                        .map(ReportGroup::newest)
                        .toList());
        ListScenes.read(fixture);
        assertThat(list().wants()).isEqualTo(Wants.NOTHING);
    }

    @Test
    void wantsToKnowOfManyReportsInSlices() {
        SampleFleet fleet = new SampleFleet().host("a", Standing.ALERT, 1).reports("a", Status.ALERT, 3_000, 1);

        fixture.put(fleet);

        assertThat(list().wants().signatures()).hasSize(500);
    }

    @Test
    void wantsNothingOfReportsThatNobodyKnowsTheHostOf() {
        fixture.put(new Snapshot(List.of(SampleFleet.report(1, Status.ALERT, 1)), NOW, List.of()));

        assertThat(list().wants()).isEqualTo(Wants.NOTHING);
        assertThat(selected().owner()).isNull();
    }

    @Test
    void followsWhatBecameKnownWhileAnotherScreenWasOnTop() {
        fixture.press(Key.Kind.ENTER);
        ListScenes.read(fixture);

        fixture.press(Key.Kind.ESCAPE);

        assertThat(selected().signature()).isEqualTo(ListScenes.DISK);
    }

    @Test
    void keepsNoGroupOfReportsThatAreGone() {
        ListScenes.read(fixture);

        fixture.put(new SampleFleet().host("a", Standing.OKAY, 1).reports("a", Status.OKAY, 1, 1));

        assertThat(shown()).containsExactly("OKAY a x1");
        assertThat(rows().all().stream().map(ReportGroup::key).collect(Collectors.toSet()))
                .hasSize(1);
    }
}
