package io.montty.script.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Metric;
import io.montty.api.Range;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerfdataItemTest {

    @Test
    void readsEveryField() {
        assertThat(metric("load=1.5%;~:2;@10:20;0;100"))
                .isEqualTo(new Metric(
                        "load",
                        1.5,
                        "%",
                        Range.parse("~:2").orElseThrow(),
                        Range.parse("@10:20").orElseThrow(),
                        0.0,
                        100.0));
    }

    @ParameterizedTest
    @CsvSource({
        "a=1, 1, ''",
        "a=-1.5e3ms, -1500, ms",
        "a=+.5s, 0.5, s",
        "a=5., 5, ''",
        "a=1e, 1, e",
        "a=12KB, 12, KB",
        "a=7c;;;;, 7, c",
        "a=7c;;;;;, 7, c",
        "a=3;;9, 3, ''"
    })
    void readsValuesAndUnits(String text, double value, String unit) {
        assertThat(metric(text).value()).isEqualTo(value);
        assertThat(metric(text).unit()).isEqualTo(unit);
    }

    @Test
    void leavesOutEmptyFields() {
        assertThat(metric("a=3;;9;;"))
                .isEqualTo(new Metric("a", 3, "", null, Range.parse("9").orElseThrow(), null, null));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"'used space'=1,used space", "'a=b'=1,a=b", "'it''s'=1,it's", "''''=1,'", "/var/log=1,/var/log"})
    void readsLabels(String text, String label) {
        assertThat(metric(text).name()).isEqualTo(label);
    }

    @Test
    void takesUForNoSample() {
        assertThat(PerfdataItem.parse("a=U;1;2")).containsExactly(new PerfdataItem.Undetermined("a=U;1;2"));
    }

    @Test
    void keepsTheGoodItemsBesideABadOne() {
        List<PerfdataItem> items = PerfdataItem.parse("  a=1  b=x c=3 'open=4 d=5 ");

        assertThat(items).hasSize(5);
        assertThat(items.get(0)).isEqualTo(new PerfdataItem.Sample("a=1", Metric.of("a", 1, "")));
        assertThat(items.get(1)).isEqualTo(new PerfdataItem.Malformed("b=x", "'x' is not a number with a unit"));
        assertThat(items.get(2)).isEqualTo(new PerfdataItem.Sample("c=3", Metric.of("c", 3, "")));
        assertThat(items.get(3)).isEqualTo(new PerfdataItem.Malformed("'open=4", "the quoted name has no closing '"));
        assertThat(items.get(4)).isEqualTo(new PerfdataItem.Sample("d=5", Metric.of("d", 5, "")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "a | 'a' has no equals sign after it",
                "=1 | the name before the equals sign is blank",
                "' '=1 | the name before the equals sign is blank",
                "a'b=1 | a name that holds ' must stand in quotes, with each ' in it doubled",
                "'a'b=1 | 'a' has no equals sign after it",
                "a= | '' is not a number with a unit",
                "a=1,5 | '1,5' is not a number with a unit",
                "a=1s2 | '1s2' is not a number with a unit",
                "a=1;x | 'x' is not a range",
                "a=1;9:2 | '9:2' is not a range",
                "a=1;;;x | 'x' is not a number",
                "a=1;;;;;; | '1;;;;;;' has more than 5 fields",
                "a=1e999 | '1e999' is too large",
                "a=1;;;1e999 | '1e999' is too large"
            })
    void saysWhatIsWrong(String text, String reason) {
        assertThat(PerfdataItem.parse(text)).containsExactly(new PerfdataItem.Malformed(text, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void findsNothingInNothing(String text) {
        assertThat(PerfdataItem.parse(text)).isEmpty();
    }

    @Test
    void refusesAnItemOfMonstrousLength() {
        assertThat(PerfdataItem.parse("a=" + "1".repeat(5000)))
                .singleElement()
                .isInstanceOfSatisfying(
                        PerfdataItem.Malformed.class,
                        bad -> assertThat(bad.reason()).isEqualTo("the item is longer than 1024 characters"));
    }

    private static Metric metric(String text) {
        List<PerfdataItem> items = PerfdataItem.parse(text);
        assertThat(items).singleElement().isInstanceOf(PerfdataItem.Sample.class);
        return ((PerfdataItem.Sample) items.get(0)).metric();
    }
}
