package io.montty.script.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {

    @Test
    void namesEachDialectOnce() {
        assertThat(Dialect.names())
                .containsExactly(
                        "montty",
                        "nagios",
                        "checkmk-local",
                        "sensu",
                        "prometheus-textfile",
                        "systemd",
                        "lsb",
                        "goss",
                        "oscap",
                        "inspec");
        assertThat(Dialect.named("klingon")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesOtherExitCodesInEveryDialect(String name) {
        Dialect dialect = Dialect.named(name).orElseThrow();

        Dialect other = dialect.withExitCodes(ExitCodes.INSPEC);

        assertThat(other.name()).isEqualTo(name);
        assertThat(other.exitCodes()).isEqualTo(ExitCodes.INSPEC);
        assertThat(other.read(100, Printed.on("0 a - b")).status()).isEqualTo(Status.ALERT);
        assertThat(other.withExitCodes(dialect.exitCodes())).isEqualTo(dialect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"montty", "nagios", "sensu", "systemd", "lsb", "goss", "oscap", "inspec"})
    void readsTheExitCodesOfThePresetThatItIsNamedAfter(String name) {
        assertThat(Dialect.named(name).orElseThrow().exitCodes())
                .isEqualTo(ExitCodes.preset(name).orElseThrow());
    }

    @Test
    void takesAllForTextInAPreset() {
        Reading reading =
                Dialect.named("inspec").orElseThrow().read(101, Printed.on("one\nmontty-metric: a=1\n", "two | b=2\n"));

        assertThat(reading.status()).isEqualTo(Status.NA);
        assertThat(reading.text()).containsExactly("one", "montty-metric: a=1", "two | b=2");
        assertThat(reading.metrics()).isEmpty();
    }

    @Test
    void marksTheFirstLineThatIsNotBlankWhenTheScriptCouldNotTell() {
        Reading reading = Dialect.named("oscap").orElseThrow().read(1, Printed.on("\nno data\nmore\n"));

        assertThat(reading.unknown()).isTrue();
        assertThat(reading.text()).containsExactly("", "no data [unknown]", "more");
    }

    @Test
    void saysUnknownEvenWhenTheScriptSaidNothing() {
        assertThat(Dialect.named("oscap").orElseThrow().read(1, Printed.on("")).text())
                .containsExactly("no output, exit code 1 [unknown]");
    }

    private static List<String> names() {
        return Dialect.names();
    }
}
