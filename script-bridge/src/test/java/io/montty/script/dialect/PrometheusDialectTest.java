package io.montty.script.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.Metric;
import io.montty.api.Range;
import io.montty.api.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusDialectTest {

    private static final GaugeRule A = new GaugeRule("a", Map.of(), range("10"), range("20"));

    @Test
    void readsWhatATextfileScriptWrites() {
        Reading reading = read(new GaugeRule("node_md_disks", Map.of("state", "failed"), null, range("0")), """
                # HELP node_md_disks How many disks there are.
                # TYPE node_md_disks gauge
                node_md_disks{device="md0",state="active"} 2
                node_md_disks{device="md0",state="failed"} 1

                # a note
                \tnode_time_seconds  1.7e9\t1700000000000
                odd{path="D:\\\\x\\\\",text="a \\"b\\"\\n",} -Inf
                """);

        assertThat(reading.status()).isEqualTo(Status.ALERT);
        assertThat(reading.text())
                .containsExactly(
                        "ALERT: node_md_disks{device=\"md0\",state=\"failed\"} is 1.0; crit 0",
                        "# a note",
                        "odd{path=\"D:\\\\x\\\\\",text=\"a \\\"b\\\"\\n\",} -Inf");
        assertThat(reading.metrics())
                .containsExactly(
                        Metric.of("node_md_disks{device=\"md0\",state=\"active\"}", 2, ""),
                        new Metric(
                                "node_md_disks{device=\"md0\",state=\"failed\"}", 1, "", null, range("0"), null, null),
                        Metric.of("node_time_seconds", 1.7e9, ""));
    }

    @ParameterizedTest
    @CsvSource({"10, OKAY", "10.1, WARN", "20, WARN", "20.1, ALERT", "-1, ALERT", "+Inf, ALERT", "-Inf, ALERT"})
    void judgesAGaugeByItsRanges(String value, Status status) {
        Reading reading = read(A, "a " + value);

        assertThat(reading.status()).isEqualTo(status);
        assertThat(reading.unknown()).isFalse();
        assertThat(reading.text().get(0)).startsWith(status + ": a is ").endsWith("; warn 10, crit 20");
    }

    @Test
    void saysTheWorstFirst() {
        assertThat(read(A, "a{x=\"1\"} 5\na{x=\"2\"} 25\na{x=\"3\"} 15\n").text())
                .containsExactly(
                        "ALERT: a{x=\"2\"} is 25.0; warn 10, crit 20",
                        "WARN: a{x=\"3\"} is 15.0; warn 10, crit 20",
                        "OKAY: a{x=\"1\"} is 5.0; warn 10, crit 20");
    }

    @Test
    void warnsThatItCannotTellWhenAGaugeIsMissing() {
        Reading reading = read(new GaugeRule("a", Map.of("x", "2"), range("10"), null), "a{x=\"1\"} 5\n");

        assertThat(reading.status()).isEqualTo(Status.WARN);
        assertThat(reading.unknown()).isTrue();
        assertThat(reading.text())
                .containsExactly("gauge a{x=\"2\"} is missing; expected a line such as a{x=\"2\"} 1 [unknown]");
    }

    @Test
    void warnsThatItCannotTellWhenAGaugeIsNotANumber() {
        Reading reading = read(A, "a NaN");

        assertThat(reading.status()).isEqualTo(Status.WARN);
        assertThat(reading.text())
                .containsExactly("a is NaN, which no range holds; warn 10, crit 20 [unknown]", "a NaN");
    }

    @Test
    void warnsThatItCannotTellWithoutARule() {
        Reading reading = new PrometheusDialect(List.of()).read(0, Printed.on("a 1"));

        assertThat(reading.status()).isEqualTo(Status.WARN);
        assertThat(reading.text())
                .containsExactly(
                        "no rule makes a status of these figures; name a gauge and the ranges it has to stay in [unknown]");
        assertThat(reading.metrics()).containsExactly(Metric.of("a", 1, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "b ! expected a blank or '{' after the name at the end of the line",
                "9b 1 ! expected the name of a metric at column 3: letters, digits and _, not a digit first",
                "b-c 1 ! expected a blank or '{' after the name at column 2",
                "b 1,5 ! '1,5' is not a number",
                "b 0x1 ! '0x1' is not a number",
                "b inf ! 'inf' is not a number",
                "b 1 2 3 ! '2 3' after the value is not a timestamp in milliseconds",
                "b 1 1.5 ! '1.5' after the value is not a timestamp in milliseconds",
                "b 1 # {trace=\"x\"} 1 ! '# {trace=\"x\"} 1' after the value is not a timestamp in milliseconds",
                "b{ 1 ! expected the name of a label at the end of the line: letters, digits and _, not a digit first",
                "b{x 1 ! expected '=' at column 5",
                "b{x=1} 1 ! expected '\"' at column 5",
                "b{x=\"1} 1 ! the line ends too early",
                "b{x=\"1\" y=\"2\"} 1 ! expected ',' or '}' at column 9",
                "b{x=\"1\",x=\"2\"} 1 ! label 'x' is given twice",
                "b{x=\"\\t\"} 1 ! '\\t' is not an escape; expected \\\\, \\\" or \\n",
                "b{a:b=\"1\"} 1 ! expected '=' at column 4",
                "b{,} 1 ! expected the name of a label at column 3: letters, digits and _, not a digit first",
                "b{} ! '' is not a number",
                "# TYPE b text ! 'text' is not a type; expected counter, gauge, histogram, summary or untyped",
                "# TYPE a gauge ! the TYPE of 'a' must come before its values",
                "# HELP ! expected the name of a metric at the end of the line: letters, digits and _, not a digit first",
                "# HELP b-c d ! expected a blank at column 9",
                "a 2 ! metric 'a' was given before; its first value counts"
            })
    void warnsOfAMalformedLine(String line, String reason) {
        Reading reading = read(A, "a 1\n" + line + "\nc 3");

        assertThat(reading.status()).isEqualTo(Status.WARN);
        assertThat(reading.text())
                .containsExactly("OKAY: a is 1.0; warn 10, crit 20", line, "[not a metric: " + reason + "]");
        assertThat(reading.metrics()).extracting(Metric::name).containsExactly("a", "c");
    }

    @Test
    void takesLabelsInAnyOrderForTheSameSeries() {
        assertThat(read(A, "a 1\nb{x=\"1\",y=\"2\"} 1\nb{y=\"2\",x=\"1\"} 2\n").status())
                .isEqualTo(Status.WARN);
    }

    @Test
    void warnsOfASecondDescription() {
        assertThat(read(A, "# HELP a b\n# HELP a c\na 1\n").text())
                .containsExactly(
                        "OKAY: a is 1.0; warn 10, crit 20",
                        "# HELP a c",
                        "[not a metric: the HELP of 'a' was given before]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{} 1", "a{ } 1", "  a 1", "a 1 ", "a\t1\t-5", "a +1", "a 1e0"})
    void readsTheSameValueInAnyOfItsSpellings(String line) {
        assertThat(read(A, line).metrics())
                .extracting(Metric::name, Metric::value)
                .containsExactly(tuple("a", 1.0));
    }

    @Test
    void judgesAGaugeWhoseNameIsTooLongForAMetric() {
        String line = "a{x=\"" + "y".repeat(200) + "\"} 25";

        Reading reading = read(A, line);

        assertThat(reading.status()).isEqualTo(Status.ALERT);
        assertThat(reading.text()).contains(line, "[not a metric: the name is longer than 200 characters]");
        assertThat(reading.metrics()).isEmpty();
    }

    @Test
    void alertsWhenTheScriptItselfFailed() {
        Reading reading = new PrometheusDialect(List.of(A)).read(1, Printed.on("a 1\n", "trouble\n"));

        assertThat(reading.status()).isEqualTo(Status.ALERT);
        assertThat(reading.text()).containsExactly("OKAY: a is 1.0; warn 10, crit 20", "exit code 1: ALERT", "trouble");
    }

    @Test
    void distrustsTheLineThatTheCutWentThrough() {
        Reading reading = new PrometheusDialect(List.of(A)).read(0, Printed.cut("a 1\nb 12"));

        assertThat(reading.status()).isEqualTo(Status.WARN);
        assertThat(reading.text()).contains("b 12", "[not a metric: the output was cut within this line]");
    }

    @Test
    void wantsARangeAndANameInARule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GaugeRule("a", Map.of(), null, null))
                .withMessage("the rule for a needs a range to warn or to alert outside");
        assertThatIllegalArgumentException().isThrownBy(() -> new GaugeRule(" ", Map.of(), range("1"), null));
    }

    private static Range range(String text) {
        return Range.parse(text).orElseThrow();
    }

    private static Reading read(GaugeRule rule, String stdout) {
        return new PrometheusDialect(List.of(rule)).read(0, Printed.on(stdout));
    }
}
