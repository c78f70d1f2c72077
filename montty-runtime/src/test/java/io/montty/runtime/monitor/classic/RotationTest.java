package io.montty.runtime.monitor.classic;

import static io.montty.runtime.monitor.fleet.SampleReports.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RotationTest {

    private final ReportRef oldAlert = ref('a', Status.ALERT, 60);
    private final ReportRef warn = ref('b', Status.WARN, 2);
    private final ReportRef okay = ref('c', Status.OKAY, 1);
    private final ReportRef newAlert = ref('d', Status.ALERT, 0);
    private final Rotation rotation = new Rotation();
    private List<ReportRef> there = List.of();

    @Test
    void ordersBySeverityThenNewestFirst() {
        ReportRef na = ref('e', Status.NA, 0);
        ReportRef olderOkay = ref('f', Status.OKAY, 5);

        assertThat(new Snapshot(List.of(na, olderOkay, okay, warn, oldAlert, newAlert), null, List.of()).reports())
                .containsExactly(newAlert, oldAlert, warn, okay, olderOkay, na);
    }

    @Test
    void givesEveryReportItsTurnAndStartsOver() {
        put(okay, warn, oldAlert);

        assertThat(turns(4)).containsExactly(oldAlert, warn, okay, oldAlert);
    }

    @Test
    void showsAnArrivingAlertAtOnceAndThenTheReportThatItCutShort() {
        put(okay, warn, oldAlert);
        rotation.advance();
        assertThat(rotation.current()).contains(warn);

        put(okay, warn, oldAlert, newAlert);

        assertThat(turns(3)).containsExactly(newAlert, warn, okay);
    }

    @Test
    void showsTheOthersEvenIfAlertsArriveWithoutEnd() {
        put(okay, warn);
        List<ReportRef> shown = new ArrayList<>();
        for (char digit = '0'; digit <= '7'; digit++) {
            put(with(ref(digit, Status.ALERT, 0)));
            shown.add(rotation.current().orElseThrow());
            rotation.advance();
        }

        assertThat(shown).contains(warn, okay);
    }

    @Test
    void goesOnWithTheNextWhenTheShownOneVanishes() {
        put(okay, warn, oldAlert);
        rotation.advance();

        put(okay, oldAlert);

        assertThat(rotation.current()).contains(okay);
    }

    @Test
    void forgetsAWaitingAlertThatVanished() {
        put(okay, warn);
        put(okay, warn, newAlert, oldAlert);
        assertThat(rotation.current()).contains(newAlert);

        put(okay, warn);

        assertThat(turns(3)).containsExactly(warn, okay, warn);
    }

    @Test
    void showsNothingWhenAllAreGoneAndTheFirstThatComes() {
        put(okay);
        put();
        assertThat(rotation.current()).isEmpty();

        put(warn);

        assertThat(rotation.current()).contains(warn);
    }

    @Test
    void goesForthAndBackByHand() {
        put(okay, warn, oldAlert);

        rotation.back();
        assertThat(rotation.current()).contains(okay);
        rotation.next();
        assertThat(rotation.current()).contains(oldAlert);
    }

    @Test
    void beginsAnewWithTheMostUrgentAndLetsNothingCutInThatWasThere() {
        put(okay, warn, oldAlert);
        rotation.advance();
        rotation.advance();
        put(okay, warn, oldAlert, newAlert);

        rotation.restart();

        assertThat(turns(4)).containsExactly(newAlert, oldAlert, warn, okay);
    }

    @Test
    void knowsThePlaceOfAReport() {
        put(okay, warn);

        assertThat(rotation.position(okay)).isEqualTo(2);
        assertThat(rotation.position(oldAlert)).isZero();
    }

    private ReportRef[] with(ReportRef ref) {
        List<ReportRef> all = new ArrayList<>(there);
        all.add(ref);
        return all.toArray(ReportRef[]::new);
    }

    private void put(ReportRef... refs) {
        List<ReportRef> next = List.of(refs).stream().sorted().toList();
        List<ReportRef> arrived = new ArrayList<>(next);
        arrived.removeAll(there);
        there = next;
        rotation.update(next, arrived);
        rotation.settle();
    }

    private List<ReportRef> turns(int count) {
        List<ReportRef> turns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            turns.add(rotation.current().orElseThrow());
            rotation.advance();
        }
        return turns;
    }
}
