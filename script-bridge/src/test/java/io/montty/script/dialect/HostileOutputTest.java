package io.montty.script.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckPart;
import io.montty.api.Metric;
import io.montty.api.Range;
import io.montty.api.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feed every dialect what nobody would print: nothing throws, nothing hangs, and no line is lost. */
class HostileOutputTest {

    private static final int SIXTY_FOUR_KIB = 64 * 1024;

    private static final PrometheusDialect PROMETHEUS =
            new PrometheusDialect(List.of(new GaugeRule("a", Map.of(), Range.upTo(1), Range.upTo(2))));

    @Property
    void montty(@ForAll("output") String stdout) {
        ScriptOutput output = Printed.on(stdout);
        Reading reading = Dialect.DEFAULT.read(0, output);

        List<String> marked = output.lines().stream()
                .filter(line -> line.startsWith("montty-metric:"))
                .toList();
        List<String> others = new ArrayList<>(output.lines());
        others.removeAll(marked);
        assertThat(reading.text()).containsAll(others);
        List<String> taken = new ArrayList<>(marked);
        taken.removeAll(reading.text());
        taken.removeIf(line -> line.contains("=U"));
        assertThat(taken).hasSizeLessThanOrEqualTo(reading.metrics().size());
        assertNamesDiffer(reading);
    }

    @Property
    void nagios(@ForAll("output") String stdout) {
        NagiosOutput output = NagiosOutput.of(Printed.on(stdout).stdout());
        Reading reading = new NagiosDialect(ExitCodes.NAGIOS).read(0, Printed.on(stdout));

        assertThat(reading.text()).containsAll(output.text());
        String shown = String.join("\n", reading.text());
        List<String> names = reading.metrics().stream().map(Metric::name).toList();
        for (PerfdataItem item : PerfdataItem.parse(output.perfdata())) {
            if (item instanceof PerfdataItem.Sample sample) {
                assertThat(names).contains(sample.metric().name());
            } else if (item instanceof PerfdataItem.Malformed) {
                assertThat(shown).contains(item.source());
            }
        }
        assertNamesDiffer(reading);
    }

    @Property
    void nagiosOutputIsPartedWithoutLoss(@ForAll("output") String stdout) {
        ScriptOutput output = Printed.on(stdout);
        NagiosOutput parted = NagiosOutput.of(output.stdout());

        String before = String.join("", output.lines());
        String after = String.join("", parted.text()) + parted.perfdata();
        assertThat(after.length())
                .isLessThanOrEqualTo(before.length() + output.lines().size());
        assertThat(before.chars().filter(Character::isLetterOrDigit).count())
                .isEqualTo(after.chars().filter(Character::isLetterOrDigit).count());
    }

    @Property
    void perfdataIsPartedWithoutLoss(@ForAll("line") String perfdata) {
        String sources =
                PerfdataItem.parse(perfdata).stream().map(PerfdataItem::source).collect(Collectors.joining());

        assertThat(sources.replace(" ", "")).isEqualTo(perfdata.replace(" ", ""));
    }

    @Property
    void checkmk(@ForAll("output") String stdout) {
        ScriptOutput output = Printed.on(stdout);
        Reading reading = new CheckmkLocalDialect(ExitCodes.SUCCESS).read(0, output);

        List<String> refused = reading.text().subList(1, reading.text().size());
        List<String> lines =
                output.lines().stream().filter(line -> !line.isBlank()).toList();
        assertThat(reading.parts().size() + refused.size()).isEqualTo(lines.size());
        assertThat(refused).allMatch(line -> line.startsWith("[not a service: "));
        assertThat(lines.stream()
                        .filter(line -> refused.stream().anyMatch(each -> each.contains(line)))
                        .count())
                .isGreaterThanOrEqualTo(refused.size());
        assertThat(reading.parts().stream().map(CheckPart::heading).distinct()).hasSameSizeAs(reading.parts());
        assertThat(reading.status() == Status.OKAY)
                .isEqualTo(!reading.parts().isEmpty()
                        && refused.isEmpty()
                        && reading.parts().stream()
                                .allMatch(part -> part.result().status() == Status.OKAY));
    }

    @Property
    void sensu(@ForAll SensuMetricFormat format, @ForAll("output") String stdout) {
        ScriptOutput output = Printed.on(stdout);
        Reading reading = new SensuDialect(format).read(0, output);

        if (format != SensuMetricFormat.NAGIOS_PERFDATA) {
            List<String> taken = new ArrayList<>(output.lines());
            taken.removeAll(reading.text());
            taken.removeIf(line -> isMetadata(line));
            assertThat(taken).hasSizeLessThanOrEqualTo(reading.metrics().size());
        }
        assertNamesDiffer(reading);
    }

    @Property
    void prometheus(@ForAll("output") String stdout) {
        ScriptOutput output = Printed.on(stdout);
        Reading reading = PROMETHEUS.read(0, output);

        List<String> taken = new ArrayList<>(output.lines());
        taken.removeAll(reading.text());
        taken.removeIf(line -> line.isBlank() || isMetadata(line));
        assertThat(taken).hasSizeLessThanOrEqualTo(reading.metrics().size());
        boolean refused = reading.text().stream().anyMatch(line -> line.startsWith("[not a metric: "));
        assertThat(refused && reading.status() == Status.OKAY).isFalse();
        assertNamesDiffer(reading);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\n",
                "'",
                "'a ",
                "'' ",
                "''' ",
                "|",
                "a=1;",
                "a=1;1:",
                "1",
                "1e",
                " ",
                "\\",
                "\\n",
                "\"",
                "a=\"1\",",
                "{",
                "{a=\"",
                "a,",
                "a=1,",
                "a=1|",
                "0 a - \n",
                "a 1 2\n",
                "0 a ",
                "cached(1,",
                "#",
                "# TYPE ",
                "\n",
                ".",
                "montty-metric:",
                "\u0000",
                "\uD800"
            })
    void reads64KibOfOneThingOverAndOver(String piece) {
        String body = piece.repeat(SIXTY_FOUR_KIB / piece.length());
        for (String start : List.of("", "x|", "0 x ", "P x a=", "a{", "a=\"", "a ", "montty-metric: a=", "a,b=")) {
            everyDialect().forEach(dialect -> {
                Reading reading = dialect.read(0, Printed.on(start + body));
                int size = String.join("\n", reading.text()).length();
                assertThat(size).as(dialect.toString()).isLessThan(8 * SIXTY_FOUR_KIB);
            });
        }
    }

    @Provide
    Arbitrary<String> output() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(4000),
                line().list().ofMaxSize(40).map(lines -> String.join("\n", lines)));
    }

    @Provide
    Arbitrary<String> line() {
        Arbitrary<String> piece = Arbitraries.of(
                "montty-metric: ",
                "a",
                "b",
                "=",
                "1",
                "2.5",
                "-1e3",
                "U",
                ";",
                "|",
                " ",
                " ",
                "'",
                "''",
                "\"",
                "\\",
                "\\n",
                "@",
                "~",
                ":",
                "%",
                "{",
                "}",
                ",",
                "#",
                "# TYPE ",
                "# HELP ",
                "gauge",
                "NaN",
                "+Inf",
                "put ",
                "0",
                "3",
                "P",
                "-",
                "cached(1,2)",
                "a=1",
                "a=U",
                "0 x - ok",
                "a{b=\"c\"} 1",
                "\u0000",
                "\t",
                "\r",
                "\u001b",
                "\uD800",
                "\u2028");
        return piece.list().ofMaxSize(30).map(pieces -> String.join("", pieces));
    }

    private static Stream<Dialect> everyDialect() {
        return Stream.of(
                        KnownDialects.ALL.stream(),
                        Arrays.stream(SensuMetricFormat.values()).map(SensuDialect::new),
                        Stream.of(PROMETHEUS))
                .flatMap(dialects -> dialects);
    }

    private static boolean isMetadata(String line) {
        return line.strip().startsWith("#");
    }

    private static void assertNamesDiffer(Reading reading) {
        assertThat(reading.metrics().stream().map(Metric::name).distinct()).hasSameSizeAs(reading.metrics());
    }
}
