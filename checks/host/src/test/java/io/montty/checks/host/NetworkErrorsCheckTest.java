package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.CheckResult;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class NetworkErrorsCheckTest {

    private static final NetworkErrorsConfig CONFIG =
            new NetworkErrorsConfig(new BigDecimal("1"), new BigDecimal("5"), 100);

    @Test
    void isOkayWhenNothingIsLost() throws Exception {
        CheckResult result = run(new InterfaceCounters("eth0", 5_000, 0, 0), new InterfaceCounters("eth1", 0, 0, 0));

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.summary()).isEqualTo("no packet lost on 2 interfaces (limit 1 %)");
        assertThat(result.details()).isEmpty();
    }

    @Test
    void isOkayAtTheWarnLimit() throws Exception {
        CheckResult result = run(new InterfaceCounters("eth0", 99_000, 400, 600));

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.summary()).isEqualTo("eth0 lost 1.0 % of its packets, 1000 since it came up (limit 1 %)");
        assertThat(result.details()).containsExactly("eth0: 400 damaged or not sent, 600 dropped, 99000 passed");
    }

    @Test
    void warnsAboveTheWarnLimitOfTheWorstInterface() throws Exception {
        CheckResult result =
                run(new InterfaceCounters("eth0", 100_000, 0, 1), new InterfaceCounters("eth1", 9_800, 200, 0));

        assertThat(result.status()).isEqualTo(Status.WARN);
        assertThat(result.summary())
                .isEqualTo("eth1 lost 2.0 % of its packets, 200 since it came up (above the limit of 1 %)");
    }

    @Test
    void alertsAboveTheAlertLimit() throws Exception {
        CheckResult result = run(new InterfaceCounters("eth0", 0, 101, 0));

        assertThat(result.status()).isEqualTo(Status.ALERT);
        assertThat(result.summary()).endsWith("(above the limit of 5 %)");
    }

    @Test
    void forgivesAFewLostPacketsWhateverTheirShare() throws Exception {
        CheckResult result = run(new InterfaceCounters("eth0", 100, 50, 50));

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.summary())
                .isEqualTo("eth0 lost 50.0 % of its packets, 100 since it came up (up to 100 do not count)");
    }

    @Test
    void namesTheInterfaceThatCountsRatherThanTheOneWithTheGreaterShareOfFew() throws Exception {
        CheckResult result =
                run(new InterfaceCounters("new0", 10, 90, 0), new InterfaceCounters("eth0", 9_800, 200, 0));

        assertThat(result.summary()).startsWith("eth0 lost 2.0 %");
    }

    @Test
    void measuresEveryInterface() throws Exception {
        CheckResult result = run(new InterfaceCounters("eth0", 99, 1, 0), new InterfaceCounters("wlan0", 0, 0, 0));

        assertThat(result.metrics())
                .extracting(Metric::name, Metric::value, Metric::unit)
                .containsExactly(tuple("lost:eth0", 1.0, "%"), tuple("lost:wlan0", 0.0, "%"));
        assertThat(result.metrics().get(0).warn()).hasToString("1");
    }

    @Test
    void doesNotApplyWithoutANetwork() throws Exception {
        CheckResult result = run();

        assertThat(result.status()).isEqualTo(Status.NA);
        assertThat(result.summary()).isEqualTo("there is no network interface but the loopback");
    }

    private static CheckResult run(InterfaceCounters... interfaces) throws Exception {
        FakeHost host = new FakeHost().interfaces(interfaces);
        return new NetworkErrorsCheck("host.network-errors", host).run(new FakeContext(CONFIG));
    }
}
