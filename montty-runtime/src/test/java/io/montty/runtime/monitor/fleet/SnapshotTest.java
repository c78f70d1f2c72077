package io.montty.runtime.monitor.fleet;

import static io.montty.runtime.monitor.fleet.SampleReports.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.state.HostKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SnapshotTest {

    private static final ReportRef A = ref('a', Status.ALERT, 3);
    private static final ReportRef B = ref('b', Status.WARN, 1);
    private static final ReportRef C = ref('c', Status.WARN, 2);
    private static final ReportRef D = ref('d', Status.OKAY, 9);

    @Test
    void putsReportsInOrder() {
        assertThat(of(D, C, B, A).reports()).containsExactly(A, B, C, D);
    }

    @Test
    void knowsWhatItHolds() {
        assertThat(of(A, C, D).holds(C)).isTrue();
        assertThat(of(A, C, D).holds(B)).isFalse();
    }

    @Test
    void tellsWhatArrived() {
        assertThat(of(A, B, C, D).arrivedSince(of(B, D))).containsExactly(A, C);
        assertThat(of(B, D).arrivedSince(of(A, B, C, D))).isEmpty();
        assertThat(of(B, D).arrivedSince(Snapshot.empty())).containsExactly(B, D);
        assertThat(of(A, B).arrivedSince(of(A, B))).isEmpty();
    }

    @Test
    void takesAReportThatOnlyLooksOtherwiseForTheSame() {
        ReportRef later = new ReportRef(B.path(), B.status(), B.received().plusSeconds(9));

        assertThat(of(A, later, C).arrivedSince(of(B, C))).containsExactly(A);
    }

    @Test
    void dividesReportsAmongTheirOwners() {
        HostKey web1 = HostKey.known("web1");
        Map<String, HostKey> owners = Map.of(A.path(), web1, C.path(), web1, D.path(), HostKey.known("web2"));

        Snapshot snapshot = new Snapshot(List.of(D, C, B, A), List.of(), owners, null, List.of(), 1);

        assertThat(snapshot.byHost())
                .containsOnly(Map.entry(web1, List.of(A, C)), Map.entry(HostKey.known("web2"), List.of(D)));
    }

    private static Snapshot of(ReportRef... reports) {
        return new Snapshot(List.of(reports), null, List.of());
    }
}
