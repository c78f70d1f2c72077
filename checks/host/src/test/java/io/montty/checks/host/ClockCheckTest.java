package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new ClockCheck();
    }

    private static final List<String> CHRONY = List.of("chronyc", "-c", "tracking");
    private static final List<String> NTP = List.of("ntpq", "-c", "rv");
    private static final List<String> TIMEDATE = List.of("timedatectl", "show");
    private static final long NOW = FakeHost.DEFAULT_TIME.getEpochSecond();

    private static ReportEntry run(FakeHost host) {
        return host.run(new ClockCheck());
    }

    private static FakeHost chrony(FakeHost host, String offset, long updated) {
        return host.command(
                CHRONY, "CB00710F,203.0.113.15,3," + updated + ".5," + offset + ",0,0,0,0,0,0,0,64.2,Normal\n");
    }

    @Test
    void isOkayWhenTheClockFollowsAServer(FakeHost host) {
        ReportEntry entry = run(chrony(host, "-0.000150", NOW - 60));

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.summary()).isEqualTo("the clock is synchronised, says chrony, 0.150 ms off (limit 200 ms)");
        assertThat(entry.output()).contains("the last word of a server came 1 min ago");
        assertThat(entry.metrics())
                .containsExactly(Metric.of("offset", 0.00015, "s").withLimits(0.2, 1), Metric.of("stratum", 3, ""));
    }

    @Test
    void warnsAndAlertsWhenTheClockIsOff(FakeHost host) {
        assertThat(run(chrony(host, "0.2", NOW)).status()).isEqualTo(Status.OKAY);
        assertThat(run(chrony(host, "0.3", NOW)).status()).isEqualTo(Status.WARN);
        assertThat(run(host).summary()).isEqualTo("the clock is 300.000 ms off (limit 200 ms)");
        assertThat(run(chrony(host, "-1.5", NOW)).status()).isEqualTo(Status.ALERT);
        assertThat(run(host).summary()).isEqualTo("the clock is 1.500 s off (limit 1 s)");
        assertThat(run(chrony(host, "1e300", NOW)).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void takesOtherLimitsAndNone(FakeHost host) {
        chrony(host, "90", NOW);

        assertThat(run(host.config("{warn: 1m, alert: 2m}")).status()).isEqualTo(Status.WARN);
        assertThat(run(host).summary()).isEqualTo("the clock is 1 min 30 s off (limit 1 min)");
        assertThat(run(host.config("{warn: 0s, alert: 1m}")).status()).isEqualTo(Status.ALERT);
        assertThat(run(host.config("{warn: 0s, alert: 0s}")).status()).isEqualTo(Status.OKAY);
        assertThat(run(host).metrics()).contains(Metric.of("offset", 90, "s"));
        assertThat(run(host.config("{warn: 2s, alert: 1s}")).outcome()).isInstanceOf(Outcome.Crashed.class);
    }

    @Test
    void warnsWhenNoServerWasHeardForLong(FakeHost host) {
        chrony(host, "0", NOW - 100_000);

        assertThat(run(host).status()).isEqualTo(Status.WARN);
        assertThat(run(host).summary())
                .isEqualTo("chrony: the last word of a server came 1 d 3 h ago (limit 1 d 0 h); are the servers"
                        + " reachable?");
        assertThat(run(host.config("stale: 2d")).status()).isEqualTo(Status.OKAY);
        assertThat(run(host.config("stale: 0s")).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void warnsWhenTheClockFollowsNothing(FakeHost host) {
        host.command(CHRONY, "00000000,,0,0.0,0.0,0,0,0,0,0,0,0,0,Not synchronised\n");

        assertThat(run(host).status()).isEqualTo(Status.WARN);
        assertThat(run(host).summary())
                .isEqualTo(
                        "the clock is not synchronised: chrony hears no server that it can trust; see chronyc sources");
        assertThat(run(host.config("unsynchronised: alert")).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void asksNtpdWhereChronyDoesNotRun(FakeHost host) {
        host.command(CHRONY, 1, "506 Cannot talk to daemon\n", "").command(NTP, NtpVariablesTest.ANSWER);

        assertThat(run(host).status()).isEqualTo(Status.OKAY);
        assertThat(run(host).summary()).isEqualTo("the clock is synchronised, says ntpd, 1.500 ms off (limit 200 ms)");
    }

    @Test
    void asksSystemdWhereNeitherRuns(FakeHost host) {
        host.command(NTP, 0, "", "ntpq: read: Connection refused\n")
                .command(TIMEDATE, "Timezone=Etc/UTC\nCanNTP=yes\nNTP=yes\nNTPSynchronized=yes\n");

        assertThat(run(host).status()).isEqualTo(Status.OKAY);
        assertThat(run(host).summary()).isEqualTo("the clock is synchronised, says the kernel");
        assertThat(run(host).output()).contains("the kernel does not tell how far the clock is off");
    }

    @Test
    void warnsWhenSystemdSaysThatTheClockFollowsNothing(FakeHost host) {
        host.command(TIMEDATE, "NTP=no\nNTPSynchronized=no\n");
        assertThat(run(host).status()).isEqualTo(Status.WARN);
        assertThat(run(host).summary()).contains("no time service is switched on");

        host.command(TIMEDATE, "NTP=yes\nNTPSynchronized=no\n");
        assertThat(run(host).summary()).contains("has heard no server yet");
    }

    @Test
    void doesNotKnowWhereNothingAnswers(FakeHost host) {
        host.command(TIMEDATE, 1, "", "Failed to connect to bus: Host is down\n");

        assertThat(run(host).status()).isEqualTo(Status.NA);
        assertThat(run(host).output())
                .contains(
                        "chronyc: no program 'chronyc' in PATH", "timedatectl: Failed to connect to bus: Host is down");
    }

    @Test
    void doesNotApplyInAContainer(FakeHost host) {
        chrony(host, "99", NOW).file("run/systemd/container", "lxc");

        assertThat(run(host).status()).isEqualTo(Status.NA);
        assertThat(run(host).summary())
                .isEqualTo("this is a container (lxc): its host keeps the clock, check it there");
        assertThat(host.commandsRun()).isEmpty();
    }

    @Test
    void crashesOnGarbage(FakeHost host) {
        host.command(CHRONY, "hello\n");

        assertThat(run(host).outcome()).isInstanceOf(Outcome.Crashed.class);
        assertThat(run(host).summary()).contains("chronyc -c tracking printed something that cannot be read");
        assertThat(run(host).output()).contains("hello");
    }
}
