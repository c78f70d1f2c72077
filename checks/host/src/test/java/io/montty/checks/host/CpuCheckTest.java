package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.Check;
import io.montty.api.Metric;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuCheckTest implements CheckContract {

    private final List<Duration> pauses = new ArrayList<>();

    @Override
    public Check check() {
        return new CpuCheck(pauses::add);
    }

    @Override
    public void prepare(FakeHost host) {
        stat(host, 0, 0, 0, 0, 0);
    }

    private static void stat(FakeHost host, long user, long system, long waiting, long stolen, long idle) {
        String figures = (user + 500) + " 0 " + (system + 300) + " " + (idle + 9_000) + " " + (waiting + 40) + " 0 0 "
                + stolen + " 0 0";
        host.file("proc/stat", "cpu  " + figures, "cpu0 1 0 1 1 1 0 0 0 0 0", "cpu1 1 0 1 1 1 0 0 0 0 0", "intr 5");
    }

    private static void load(FakeHost host, double load) {
        host.file("proc/loadavg", String.format(Locale.ROOT, "%.2f 0.10 0.20 2/345 6789", load));
    }

    /** Run on a host of two processors that spends so many ticks while the check looks. */
    private ReportEntry run(FakeHost host, long user, long system, long waiting, long stolen, long idle, double load) {
        prepare(host);
        load(host, load);
        return host.run(new CpuCheck(pause -> {
            pauses.add(pause);
            stat(host, user, system, waiting, stolen, idle);
        }));
    }

    @ParameterizedTest
    @CsvSource({
        "900, 2.00, OKAY",
        "901, 2.00, WARN",
        "980, 2.00, WARN",
        "981, 2.00, ALERT",
        "1000, 1.80, OKAY",
        "1000, 0.5, OKAY"
    })
    void judgesTheLowerOfBusyAndLoad(long busy, double load, Status expected, FakeHost host) {
        assertThat(run(host, busy, 0, 0, 0, 1000 - busy, load).status()).isEqualTo(expected);
    }

    @Test
    void saysHowBusyItIs(FakeHost host) {
        ReportEntry entry = run(host, 901, 0, 0, 0, 99, 4.0);

        assertThat(entry.summary())
                .isEqualTo("CPU 90.1 % busy for 1 s, load 4.00 on 2 processors (above the limit of 90 %)");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void forgivesALoadOfTasksThatWaitForADisk(FakeHost host) {
        ReportEntry entry = run(host, 50, 50, 850, 0, 50, 12.0);

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.output()).contains("user 5.0 %, system 5.0 %, waiting for disks 85.0 %, stolen 0.0 %");
    }

    @Test
    void countsStolenTimeAsBusy(FakeHost host) {
        assertThat(run(host, 500, 0, 0, 450, 50, 2.0).summary()).startsWith("CPU 95.0 % busy");
    }

    @Test
    void measuresWhatItJudges(FakeHost host) {
        assertThat(run(host, 400, 0, 0, 0, 600, 0.5).metrics())
                .extracting(Metric::name, Metric::value, Metric::unit)
                .containsExactly(
                        tuple("sustained", 25.0, "%"),
                        tuple("busy", 40.0, "%"),
                        tuple("waiting", 0.0, "%"),
                        tuple("load", 0.5, ""));
    }

    @Test
    void takesItsLimitsAndItsSampleFromTheConfiguration(FakeHost host) {
        host.config("{warn: 10, alert: 20, sample: 100ms}");

        assertThat(run(host, 150, 0, 0, 0, 850, 2.0).status()).isEqualTo(Status.WARN);
        assertThat(run(host, 250, 0, 0, 0, 750, 2.0).status()).isEqualTo(Status.ALERT);
        assertThat(pauses).containsOnly(Duration.ofMillis(100));
        assertThat(host.config("sample: 99ms").run(check()).summary()).contains("'sample' must be from 100ms to 10s");
        assertThat(host.config("{warn: 90, alert: 80}").run(check()).summary()).contains("'warn' must not be greater");
    }

    @Test
    void isNaWhereTheKernelDoesNotSay(FakeHost host) {
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        prepare(host);
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        load(host, 1);
        assertThat(host.run(check()).summary()).contains("/proc/stat and /proc/loadavg readable");
        host.file("proc/stat", "cpu  garbage");
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
    }
}
