package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.Check;
import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkErrorsCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new NetworkErrorsCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        devices(host, device("eth0", 1000, 0, 0));
    }

    private static void devices(FakeHost host, String... lines) {
        String[] all = new String[lines.length + 3];
        all[0] = "Inter-|   Receive                                                |  Transmit";
        all[1] =
                " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls";
        all[2] = device("lo", 10, 10, 10);
        System.arraycopy(lines, 0, all, 3, lines.length);
        host.file("proc/net/dev", all);
    }

    /** Half of the packets and errors come in, half go out; drops come in. */
    private static String device(String name, long packets, long errors, long drops) {
        return "  " + name + ": 1 " + packets / 2 + " " + errors / 2 + " " + drops + " 0 0 0 0 1 "
                + (packets - packets / 2) + " " + (errors - errors / 2) + " 9 0 0 0 0";
    }

    @ParameterizedTest
    @CsvSource({"9850, 150, WARN", "9899, 101, OKAY", "9400, 600, ALERT", "10, 90, OKAY"})
    void judgesTheShareThatIsLost(long packets, long errors, Status expected, FakeHost host) {
        devices(host, device("eth0", packets, errors, 0));

        assertThat(host.run(check()).status()).isEqualTo(expected);
    }

    @Test
    void saysThatNoneIsLost(FakeHost host) {
        devices(host, device("eth0", 1000, 0, 0), device("wlan0", 5, 0, 0));

        assertThat(host.run(check()).summary()).isEqualTo("no packet lost on 2 interfaces (limit 1 %)");
    }

    @Test
    void namesTheInterfaceThatCountsRatherThanTheOneWithTheGreaterShareOfFew(FakeHost host) {
        devices(host, device("new0", 10, 90, 0), device("eth0", 9800, 150, 50));

        ReportEntry entry = host.run(check());

        assertThat(entry.summary())
                .isEqualTo("eth0 lost 2.0 % of its packets, 200 since it came up (above the limit of 1 %)");
        assertThat(entry.output()).contains("eth0: 150 damaged or not sent, 50 dropped, 9800 passed");
        assertThat(entry.metrics())
                .extracting(Metric::name, Metric::value)
                .containsExactly(tuple("lost:new0", 90.0), tuple("lost:eth0", 2.0));
    }

    @Test
    void takesItsLimitsFromItsConfiguration(FakeHost host) {
        devices(host, device("eth0", 9_985, 15, 0), device("veth1", 10, 5000, 0));

        assertThat(host.run(check()).status()).isEqualTo(Status.ALERT);
        assertThat(host.config("ignore: [veth1]").run(check()).status()).isEqualTo(Status.OKAY);
        assertThat(host.config("{ignore: [veth1], floor: 10, warn: 0.1}")
                        .run(check())
                        .status())
                .isEqualTo(Status.WARN);
        assertThat(host.config("{ignore: [veth1], floor: 10, warn: 0.05, alert: 0.1}")
                        .run(check())
                        .status())
                .isEqualTo(Status.ALERT);
        assertThat(host.config("floor: -1").run(check()).summary()).contains("must be greater than or equal to 0");
    }

    @Test
    void isNaWithoutANetworkOrFigures(FakeHost host) {
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        devices(host);
        assertThat(host.run(check()).summary()).isEqualTo("there is no network interface but the loopback");
    }
}
