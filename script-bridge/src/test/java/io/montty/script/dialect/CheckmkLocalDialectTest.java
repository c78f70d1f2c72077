package io.montty.script.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckPart;
import io.montty.api.CheckResult;
import io.montty.api.Heading;
import io.montty.api.Metric;
import io.montty.api.Range;
import io.montty.api.Status;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckmkLocalDialectTest {

    private static final String EXPECTED =
            "expected: state name metrics text, as in 0 \"My service\" count=1 All is well";

    private static final Dialect CHECKMK = new CheckmkLocalDialect(ExitCodes.SUCCESS);

    @Test
    void makesAPartOfEachService() {
        Reading reading = CHECKMK.read(0, Printed.on("""
                        0 "Mail queues" queues=73 All 73 of them answer
                        1 second - Something is odd
                        2 'third one' count=5|size=12.5 It is broken
                        """));

        assertThat(reading.status()).isEqualTo(Status.ALERT);
        assertThat(reading.text()).containsExactly("services: 1 ALERT, 1 WARN, 1 OKAY");
        assertThat(reading.parts())
                .containsExactly(
                        CheckPart.of(
                                "Mail queues",
                                new CheckResult(
                                        Status.OKAY,
                                        "All 73 of them answer",
                                        List.of(),
                                        List.of(Metric.of("queues", 73, "")))),
                        CheckPart.of("second", CheckResult.warn("Something is odd")),
                        CheckPart.of(
                                "third one",
                                new CheckResult(
                                        Status.ALERT,
                                        "It is broken",
                                        List.of(),
                                        List.of(Metric.of("count", 5, ""), Metric.of("size", 12.5, "")))));
    }

    @Test
    void marksAServiceInStateThreeAsUnknown() {
        Reading reading = read("3 backup - No log found");

        assertThat(reading.status()).isEqualTo(Status.WARN);
        assertThat(reading.unknown()).isFalse();
        assertThat(only(reading)).isEqualTo(CheckResult.warn("No log found [unknown]"));
    }

    @ParameterizedTest
    @CsvSource({
        "a=9;10;20, OKAY",
        "a=10;10;20, WARN",
        "a=19.9;10;20, WARN",
        "a=20;10;20, ALERT",
        "a=5;5:10;2:20, OKAY",
        "a=4.9;5:10;2:20, WARN",
        "a=2;5:10;2:20, WARN",
        "a=1.9;5:10;2:20, ALERT",
        "a=10;5:10;2:20, WARN",
        "a=20;5:10;2:20, ALERT",
        "a=30;;20, ALERT",
        "a=30;20, WARN",
        "a=3;5:, WARN",
        "a=7;:5, WARN",
        "a=99, OKAY",
        "-, OKAY",
        "a=1;5|b=7;5, WARN",
        "a=1;5|b=7;5|c=9;1;2, ALERT",
        "a=12MB;10MB;20MB, WARN",
        "a=50%;80;90;0;100, OKAY"
    })
    void computesTheStateFromTheLevelsTheCriticalOnesFirst(String metrics, Status status) {
        Reading reading = read("P name " + metrics + " text");

        assertThat(only(reading).status()).isEqualTo(status);
        assertThat(reading.status()).isEqualTo(status);
    }

    @Test
    void changesNothingByLevelsWhenTheStateIsANumber() {
        assertThat(only(read("0 name a=99;1;2 fine")).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void showsTheLevelsWithTheMetricAndDropsItsUnit() {
        assertThat(only(read("0 name a=5MB;1:10;20;0;100 fine")).metrics())
                .containsExactly(new Metric(
                        "a",
                        5,
                        "",
                        Range.parse("1:10").orElseThrow(),
                        new Range(null, new BigDecimal("20"), false),
                        0.0,
                        100.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cached(1700000000,60) 0 name - fine",
                "cached(1,2)0 name - fine",
                "   0   name   -   fine   ",
                "0 'name' - fine",
                "0 \"name\" - fine"
            })
    void readsTheSameServiceInAnyOfItsSpellings(String line) {
        assertThat(read(line).parts()).containsExactly(CheckPart.of("name", CheckResult.okay("fine")));
    }

    @Test
    void breaksTheTextAtLiteralLineBreaks() {
        assertThat(only(read("1 name - first\\nsecond\\n\\nlast")))
                .isEqualTo(CheckResult.warn("first").withDetails(List.of("second", "", "last")));
    }

    @Test
    void saysThatAServiceHasNoText() {
        assertThat(only(read("0 name -"))).isEqualTo(CheckResult.okay("no text, state 0"));
        assertThat(only(read("3 name -"))).isEqualTo(CheckResult.warn("no text, state 3 [unknown]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "a=x ! a=x: 'x' is not a number",
                "a ! a: it has no equals sign",
                "=1 ! =1: the name is blank",
                "a=1|a=2 ! a=2: metric 'a' was given before; its first value counts",
                "a=1;2;3;4;5;6 ! a=1;2;3;4;5;6: it has more than 5 fields",
                "a=1;x ! a=1;x: 'x' is not a number",
                "a=1;9:2 ! a=1;9:2: '9:2' has its lower level above its upper one",
                "a=1;: ! a=1;:: ':' has no level on either side",
                "a=1;;;x ! a=1;;;x: 'x' is not a number",
                "a=1e999 ! a=1e999: '1e999' is too large",
                "a=1| ! : it has no equals sign"
            })
    void warnsOfABadMetricAndKeepsTheService(String metrics, String reason) {
        Reading reading = read("0 name " + metrics + " fine");

        assertThat(reading.status()).isEqualTo(Status.WARN);
        assertThat(only(reading).summary()).isEqualTo("fine");
        assertThat(only(reading).details()).containsExactly("[not a metric: " + reason + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0 name",
                "0 \"open - text",
                "0 \"a'b\" - text",
                "0 na'me - text",
                "cached(1,2)",
                "0 \"\" - text"
            })
    void warnsOfALineThatIsNoService(String line) {
        Reading reading = read("0 good - fine\n" + line + "\n0 other - fine");

        assertThat(reading.status()).isEqualTo(Status.WARN);
        assertThat(reading.text())
                .containsExactly(
                        "services: 0 ALERT, 0 WARN, 2 OKAY, 1 unreadable",
                        "[not a service: " + line + ": " + EXPECTED + "]");
        assertThat(reading.parts()).hasSize(2);
    }

    @Test
    void warnsOfAnUnknownStateAndOfABlankName() {
        assertThat(read("4 name - text\n0 ' ' - text\ncached(1) 0 - text").text())
                .containsExactly(
                        "no service was reported; expected a line for each, as in 0 \"My service\" count=1 All is well",
                        "[not a service: 4 name - text: '4' is not a state; expected 0, 1, 2, 3 or P]",
                        "[not a service: 0 ' ' - text: the name is blank]",
                        "[not a service: cached(1) 0 - text: 'cached(1)' is not a state; expected 0, 1, 2, 3 or P]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n"})
    void warnsWhenNoServiceIsReported(String stdout) {
        Reading reading = CHECKMK.read(0, Printed.on(stdout, "trouble\n"));

        assertThat(reading.status()).isEqualTo(Status.WARN);
        assertThat(reading.text())
                .containsExactly(
                        "no service was reported; expected a line for each, as in 0 \"My service\" count=1 All is well",
                        "trouble");
    }

    @Test
    void alertsWhenTheScriptItselfFailed() {
        Reading reading = CHECKMK.read(7, Printed.on("0 name - fine\n", "trouble\n"));

        assertThat(reading.status()).isEqualTo(Status.ALERT);
        assertThat(reading.text())
                .containsExactly("services: 0 ALERT, 0 WARN, 1 OKAY", "exit code 7: ALERT", "trouble");
    }

    @Test
    void distrustsTheLineThatTheCutWentThrough() {
        Reading reading = CHECKMK.read(0, Printed.cut("0 a - fine\n0 b - fi"));

        assertThat(reading.status()).isEqualTo(Status.WARN);
        assertThat(reading.parts()).containsExactly(CheckPart.of("a", CheckResult.okay("fine")));
        assertThat(reading.text()).contains("[not a service: 0 b - fi: the output was cut within this line]");
    }

    @Test
    void doesNotDrownThePeopleInReasons() {
        Reading reading = read("0 a - fine\n" + "x\n".repeat(150));

        assertThat(reading.text()).hasSize(152).endsWith("x", "[no services either: 50 more lines above]");
        assertThat(reading.text().get(0)).isEqualTo("services: 0 ALERT, 0 WARN, 1 OKAY, 150 unreadable");
    }

    @Test
    void keepsServicesOfOneNameApart() {
        assertThat(read("0 a - x\n0 a - y\n0 'a (2)' - z\n0 a - w").parts())
                .extracting(part -> part.heading().title())
                .containsExactly("a", "a (2)", "a (2) (2)", "a (3)");
    }

    @Test
    void makesTitlesThatAHeadingAllows() {
        String longName = "x".repeat(198) + "\uD83D\uDE00y";

        assertThat(read("0 \"tab\there\" - x\n0 " + longName + " - y\n0 " + longName + " - z")
                        .parts())
                .extracting(CheckPart::heading)
                .containsExactly(
                        Heading.of("tab\\x09here"),
                        Heading.of("x".repeat(198) + "\u2026"),
                        Heading.of("x".repeat(187) + "\u2026 (2)"));
    }

    private static CheckResult only(Reading reading) {
        assertThat(reading.parts()).hasSize(1);
        return reading.parts().get(0).result();
    }

    private static Reading read(String stdout) {
        return CHECKMK.read(0, Printed.on(stdout));
    }
}
