package io.montty.script.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Metric;
import io.montty.api.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SensuDialectTest {

    @ParameterizedTest
    @EnumSource(SensuMetricFormat.class)
    void findsEachFormatByItsKey(SensuMetricFormat format) {
        assertThat(SensuMetricFormat.named(format.key())).contains(format);
        assertThat(SensuMetricFormat.keys()).contains(format.key());
    }

    @Test
    void takesAllForTextWithoutAFormat() {
        Reading reading = new SensuDialect(SensuMetricFormat.NONE).read(3, Printed.on("a|b=1\nc 1 2\n", "err\n"));

        assertThat(reading.status()).isEqualTo(Status.WARN);
        assertThat(reading.text()).containsExactly("a|b=1 [unknown]", "c 1 2", "err");
        assertThat(reading.metrics()).isEmpty();
    }

    @Test
    void readsPerformanceDataAfterABar() {
        Reading reading = read(SensuMetricFormat.NAGIOS_PERFDATA, "fine|a=1s b=x");

        assertThat(reading.metrics()).containsExactly(Metric.of("a", 1, "s"));
        assertThat(reading.text()).containsExactly("fine", "[not a metric: b=x: 'x' is not a number with a unit]");
    }

    @Test
    void takesMetricLinesOutOfTheText() {
        Reading reading =
                read(SensuMetricFormat.GRAPHITE_PLAINTEXT, "web.cpu.user 12.5 1700000000\nweb.mem;dc=a 7 -1\n\nfine\n");

        assertThat(reading.metrics())
                .containsExactly(Metric.of("web.cpu.user", 12.5, ""), Metric.of("web.mem;dc=a", 7, ""));
        assertThat(reading.text())
                .containsExactly("", "fine", "[not a metric: 1 fields; expected: path value timestamp]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "GRAPHITE_PLAINTEXT ! a.b -1e3 1700000000 ! a.b ! -1000",
                "INFLUXDB_LINE ! fan,rack=b-7 speed=82 1700000000123456789 ! fan.speed{rack=\"b-7\"} ! 82",
                "INFLUXDB_LINE ! fan speed=82i ! fan.speed ! 82",
                "INFLUXDB_LINE ! fan speed=82u -5 ! fan.speed ! 82",
                "INFLUXDB_LINE ! fa\\,n\\ x,lo\\=c=a\\ b\\q sp\\ eed=-1.5 ! fa,n x.sp eed{lo=c=\"a b\\\\q\"} ! -1.5",
                "OPENTSDB_LINE ! put net.in 1700000000 42.5 port=p1 dir=0 ! net.in{dir=\"0\",port=\"p1\"} ! 42.5",
                "OPENTSDB_LINE ! net.in 1700000000123 7 host=a ! net.in{host=\"a\"} ! 7",
                "PROMETHEUS_TEXT ! mails_total{to=\"b\",from=\"a\"} 31 1700000000000 ! mails_total{from=\"a\",to=\"b\"} ! 31"
            })
    void readsOneMetric(SensuMetricFormat format, String line, String name, double value) {
        Reading reading = read(format, line);

        assertThat(reading.metrics()).containsExactly(Metric.of(name, value, ""));
        assertThat(reading.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "GRAPHITE_PLAINTEXT ! a nan 1 ! 'nan' is not a number",
                "GRAPHITE_PLAINTEXT ! a 1 now ! 'now' is not a number",
                "GRAPHITE_PLAINTEXT ! a 1 2 3 ! 4 fields; expected: path value timestamp",
                "INFLUXDB_LINE ! cpu ! expected ' ' at the end of the line",
                "INFLUXDB_LINE ! cpu,host=a,host=b v=1 ! tag 'host' is given twice",
                "INFLUXDB_LINE ! cpu,host v=1 ! expected '=' at column 9",
                "INFLUXDB_LINE ! cpu v=1, ! a name or a value is missing at the end of the line",
                "INFLUXDB_LINE ! cpu v= ! '' is not a number",
                "INFLUXDB_LINE ! cpu v=1s ! '1s' is not a number",
                "INFLUXDB_LINE ! cpu v=\"open ! the line ends too early",
                "INFLUXDB_LINE ! cpu v=1 now ! 'now' is not a timestamp",
                "INFLUXDB_LINE ! cpu v=1,v=2 ! metric 'cpu.v' was given before; its first value counts",
                "OPENTSDB_LINE ! put a 1 2 ! 3 fields; expected: [put] metric timestamp value tag=value ...",
                "OPENTSDB_LINE ! put a now 2 h=a ! 'now' is not a timestamp in seconds or milliseconds",
                "OPENTSDB_LINE ! put a 1 x h=a ! 'x' is not a number",
                "OPENTSDB_LINE ! put a 1 2 h ! 'h' is not a tag; expected tag=value",
                "OPENTSDB_LINE ! put a 1 2 h= ! 'h=' is not a tag; expected tag=value",
                "OPENTSDB_LINE ! put a 1 2 h=a h=b ! tag 'h' is given twice",
                "PROMETHEUS_TEXT ! a ! expected a blank or '{' after the name at the end of the line"
            })
    void keepsAMalformedLineInSightAndSaysWhatIsWrong(SensuMetricFormat format, String line, String reason) {
        Reading reading = read(format, line);

        assertThat(reading.text()).containsExactly(line, "[not a metric: " + reason + "]");
        assertThat(reading.metrics()).isEmpty();
        assertThat(reading.status()).isEqualTo(Status.OKAY);
    }

    @Test
    void keepsALineInTheTextWhoseFieldsAreNotAllNumbers() {
        String line = "disk,dev=sda used=91i,state=\"so, \\\"so\\\"\",ok=true,free=9 1700000000";

        Reading reading = read(SensuMetricFormat.INFLUXDB_LINE, "# a comment\n" + line);

        assertThat(reading.text()).containsExactly("# a comment", line);
        assertThat(reading.metrics())
                .containsExactly(
                        Metric.of("disk.used{dev=\"sda\"}", 91, ""), Metric.of("disk.free{dev=\"sda\"}", 9, ""));
    }

    @Test
    void takesNothingOfALineThatGivesAMetricAgain() {
        Reading reading = read(SensuMetricFormat.INFLUXDB_LINE, "a x=1\na y=2,x=3\na y=4");

        assertThat(reading.metrics()).containsExactly(Metric.of("a.x", 1, ""), Metric.of("a.y", 4, ""));
        assertThat(reading.text())
                .containsExactly("a y=2,x=3", "[not a metric: metric 'a.x' was given before; its first value counts]");
    }

    @Test
    void leavesValuesThatAreNotFiniteInTheText() {
        assertThat(read(SensuMetricFormat.PROMETHEUS_TEXT, "# HELP a b\n# TYPE a gauge\n# note\na NaN\n")
                        .text())
                .containsExactly("# note", "a NaN");
    }

    @Test
    void refusesANameThatIsTooLongForAMetric() {
        assertThat(read(SensuMetricFormat.GRAPHITE_PLAINTEXT, "a".repeat(201) + " 1 2")
                        .text())
                .contains("[not a metric: the name is longer than 200 characters]");
    }

    @Test
    void distrustsTheLineThatTheCutWentThrough() {
        Reading reading = new SensuDialect(SensuMetricFormat.GRAPHITE_PLAINTEXT).read(0, Printed.cut("a 1 2\nb 1 2"));

        assertThat(reading.metrics()).containsExactly(Metric.of("a", 1, ""));
        assertThat(reading.text()).containsExactly("b 1 2", "[not a metric: the output was cut within this line]");
    }

    @Test
    void doesNotDrownThePeopleInReasons() {
        assertThat(read(SensuMetricFormat.GRAPHITE_PLAINTEXT, "x\n".repeat(150)).text())
                .hasSize(251)
                .endsWith("x", "[no metrics either: 50 more lines above]");
    }

    private static Reading read(SensuMetricFormat format, String stdout) {
        return new SensuDialect(format).read(0, Printed.on(stdout));
    }
}
