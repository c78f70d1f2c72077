package io.montty.runtime.monitor;

import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.filter.FilterException;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FleetChangesTest {

    private final Problem warn = problem("disk", Status.WARN, "/var 91% used");
    private final Problem alert = problem("disk", Status.ALERT, "/var 97% used");

    @Test
    void tellsHowAProblemBeginsGrowsAndEnds() {
        assertThat(between(host(Standing.OKAY), host(Standing.WARN, warn)))
                .containsExactly("2026-11-22T09:41:07Z  db-03  DISK  OKAY -> WARN  /var 91% used");
        assertThat(between(host(Standing.WARN, warn), host(Standing.ALERT, alert)))
                .containsExactly("2026-11-22T09:41:07Z  db-03  DISK  WARN -> ALERT  /var 97% used");
        assertThat(between(host(Standing.ALERT, alert), host(Standing.OKAY)))
                .containsExactly("2026-11-22T09:41:07Z  db-03  DISK  ALERT -> OKAY");
    }

    @Test
    void tellsWhenAHostFallsSilentAndWhenItIsBack() {
        assertThat(between(host(Standing.OKAY), host(Standing.SILENT)))
                .containsExactly("2026-11-22T09:41:07Z  db-03  is silent: it was last heard of 3m ago");
        assertThat(between(host(Standing.SILENT), host(Standing.OKAY)))
                .containsExactly("2026-11-22T09:41:07Z  db-03  is back: OKAY");
    }

    @Test
    void tellsOfHostsThatComeAndGo() {
        assertThat(between(new SampleFleet(), host(Standing.ALERT, alert)))
                .containsExactly(
                        "2026-11-22T09:41:07Z  db-03  is new: ALERT",
                        "2026-11-22T09:41:07Z  db-03  DISK  NA -> ALERT  /var 97% used");
        assertThat(between(host(Standing.OKAY), new SampleFleet()))
                .containsExactly("2026-11-22T09:41:07Z  db-03  is gone: it is not listed any more");
    }

    @Test
    void saysNothingOfWhatIsAsItWas() {
        assertThat(between(
                        host(Standing.ALERT, alert), host(Standing.ALERT, alert).reports("db-03", Status.ALERT, 1, 0)))
                .isEmpty();
    }

    @Test
    void tellsOnlyOfHostsThatAFilterAccepts() throws FilterException {
        assertThat(FleetChanges.between(
                        host(Standing.OKAY).snapshot(),
                        host(Standing.WARN, warn).snapshot(),
                        Filter.parse("web"),
                        NOW))
                .isEmpty();
    }

    private static SampleFleet host(Standing standing, Problem... problems) {
        return new SampleFleet().host("db-03", standing, 3, problems);
    }

    private static List<String> between(SampleFleet before, SampleFleet after) {
        return FleetChanges.between(before.snapshot(), after.snapshot(), Filter.ALL, NOW);
    }
}
