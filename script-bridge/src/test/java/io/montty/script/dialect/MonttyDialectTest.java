package io.montty.script.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CommandResult;
import io.montty.api.Metric;
import io.montty.api.Range;
import io.montty.api.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonttyDialectTest {

    private static final String EXPECTED = "; expected montty-metric: name=value[unit][;warn[;crit[;min[;max]]]]]";

    @ParameterizedTest
    @CsvSource({"0,OKAY", "255,WARN", "254,NA", "1,ALERT", "2,ALERT", "3,ALERT", "127,ALERT", "137,ALERT", "253,ALERT"})
    void mapsExitCodes(int exitCode, Status status) {
        assertThat(new MonttyDialect(ExitCodes.MONTTY)
                        .read(exitCode, output("x", "", false))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void showsStandardOutputThenStandardError() {
        assertThat(read("one\r\ntwo", "three\n").text()).containsExactly("one", "two", "three");
    }

    @Test
    void takesMetricsOutOfTheText() {
        Reading reading = read("disk is full\nmontty-metric: used=91%;80;90;0;100\nmore\n", "montty-metric:n=2\n");

        assertThat(reading.text()).containsExactly("disk is full", "more");
        assertThat(reading.metrics())
                .containsExactly(
                        new Metric("used", 91, "%", range("80"), range("90"), 0.0, 100.0), Metric.of("n", 2, ""));
    }

    @Test
    void takesAnUndeterminedMetricForNoSample() {
        Reading reading = read("fine\nmontty-metric: used=U\n", "");

        assertThat(reading.text()).containsExactly("fine");
        assertThat(reading.metrics()).isEmpty();
    }

    @Test
    void keepsABadMetricInSightAndSaysWhatIsWrong() {
        Reading reading = read("fine\nmontty-metric: used=1,5\nmontty-metric: good=1\n", "");

        assertThat(reading.text())
                .containsExactly(
                        "fine",
                        "montty-metric: used=1,5",
                        "[not a metric: '1,5' is not a number with a unit" + EXPECTED);
        assertThat(reading.metrics()).containsExactly(Metric.of("good", 1, ""));
    }

    @Test
    void wantsExactlyOneMetricInALine() {
        assertThat(read("montty-metric: a=1 b=2\nmontty-metric:\n", "").text())
                .containsExactly(
                        "montty-metric: a=1 b=2",
                        "[not a metric: 2 metrics where one was expected" + EXPECTED,
                        "montty-metric:",
                        "[not a metric: 0 metrics where one was expected" + EXPECTED);
    }

    @Test
    void keepsTheFirstOfTwoMetricsOfOneName() {
        Reading reading = read("montty-metric: a=1\nmontty-metric: a=2\n", "");

        assertThat(reading.metrics()).containsExactly(Metric.of("a", 1, ""));
        assertThat(reading.text())
                .containsExactly(
                        "montty-metric: a=2", "[not a metric: metric 'a' was given before; its first value counts]");
    }

    @Test
    void distrustsAMetricThatTheCutWentThrough() {
        Reading reading = new MonttyDialect(ExitCodes.MONTTY)
                .read(0, output("montty-metric: a=1\nmontty-metric: b=12", "", true));

        assertThat(reading.metrics()).containsExactly(Metric.of("a", 1, ""));
        assertThat(reading.text())
                .containsExactly("montty-metric: b=12", "[not a metric: the output was cut within this line]");
    }

    @Test
    void takesAMetricWithoutLineEndWhenNothingWasCut() {
        assertThat(read("montty-metric: b=12", "").metrics()).containsExactly(Metric.of("b", 12, ""));
    }

    private static Range range(String text) {
        return Range.parse(text).orElseThrow();
    }

    private static Reading read(String stdout, String stderr) {
        return new MonttyDialect(ExitCodes.MONTTY).read(0, output(stdout, stderr, false));
    }

    private static ScriptOutput output(String stdout, String stderr, boolean cut) {
        return ScriptOutput.of(new CommandResult(new CommandResult.Exited(0), stdout, stderr, cut));
    }
}
