package io.montty.runtime.monitor.filter;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.runtime.monitor.fleet.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FilterTest {

    private static final SampleSubject DATABASE = SampleSubject.database();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s:>=warn host:db* age:>1h !acked",
                "s:alert",
                "S:Alert",
                "s>=warn",
                "s:>silent",
                "host:db-03",
                "host:*.PROD.*",
                "ip:192.0.2.*",
                "check:disk",
                "check:disk*usage",
                "check:\"Disk usage\"",
                "tag:stor*",
                "text:*97%*",
                "text:\"no space\"",
                "age>=90m",
                "age:1h",
                "age:<2h",
                "age<=1d",
                "n:288",
                "n:>10",
                "n>=288",
                "acked:no",
                "!acked:yes",
                "prod",
                "192.0.2.31",
                "host.disk",
                "db*prod",
                "97%",
                "\"no SPACE left\"",
                "~^db-\\d+~",
                "~USED, no|nothing~",
                "nothing | db",
                "nothing|db",
                "s:okay | s:alert host:db* | nothing",
                "!nothing !host:web*",
                "!~nothing~",
                "  db   prod ",
            })
    void accepts(String filter) throws FilterException {
        assertThat(Filter.parse(filter).accepts(DATABASE, NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s:warn",
                "s:<alert",
                "s:>alert",
                "host:db",
                "ip:198.*",
                "host:db*x",
                "host:*b",
                "check:ufw",
                "tag:security",
                "text:*97",
                "age:2h",
                "age:>2h",
                "age<90m",
                "n:10",
                "n<288",
                "acked",
                "acked:yes",
                "!db",
                "storage",
                "\"db prod\"",
                "~^b~",
                "!~db~",
                "db nothing",
                "db nothing | nothing",
            })
    void declines(String filter) throws FilterException {
        SampleSubject subject =
                filter.equals("host:db") ? SampleSubject.database().saying("") : DATABASE;
        boolean expected = filter.equals("host:db");

        assertThat(Filter.parse(filter).accepts(subject, NOW)).isEqualTo(expected);
    }

    @Test
    void ordersStatusesByHowSoonOneHasToLook() throws FilterException {
        assertThat(passing("s:>=warn")).containsExactly(Standing.WARN, Standing.SILENT, Standing.ALERT);
        assertThat(passing("s<warn")).containsExactly(Standing.NA, Standing.OKAY);
        assertThat(passing("s:silent")).containsExactly(Standing.SILENT);
    }

    private static List<Standing> passing(String source) throws FilterException {
        Filter filter = Filter.parse(source);
        return Arrays.stream(Standing.values())
                .filter(standing -> filter.accepts(DATABASE.of(standing), NOW))
                .toList();
    }

    @Test
    void takesAnAgeAsItIsShown() throws FilterException {
        assertThat(Filter.parse("age:3m").accepts(DATABASE.received(Duration.ofSeconds(239)), NOW))
                .isTrue();
        assertThat(Filter.parse("age:3m").accepts(DATABASE.received(Duration.ofMinutes(4)), NOW))
                .isFalse();
        assertThat(Filter.parse("age:>90s").accepts(DATABASE.received(Duration.ofSeconds(91)), NOW))
                .isTrue();
    }

    @Test
    void knowsWhatIsAcknowledged() throws FilterException {
        assertThat(Filter.parse("acked").accepts(DATABASE.acked(), NOW)).isTrue();
        assertThat(Filter.parse("acked:yes").accepts(DATABASE.acked(), NOW)).isTrue();
        assertThat(Filter.parse("!acked").accepts(DATABASE.acked(), NOW)).isFalse();
    }

    @Test
    void takesAStarInQuotesForAStar() throws FilterException {
        Filter filter = Filter.parse("\"a*c\"");

        assertThat(filter.accepts(DATABASE.saying("a*c"), NOW)).isTrue();
        assertThat(filter.accepts(DATABASE.saying("abc"), NOW)).isFalse();
    }

    @Test
    void letsEverythingThroughIfItIsBlank() throws FilterException {
        assertThat(Filter.parse("  ")).isSameAs(Filter.ALL);
        assertThat(Filter.ALL.accepts(DATABASE, NOW)).isTrue();
        assertThat(Filter.parse(" s:alert ").source()).isEqualTo("s:alert");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '`',
            quoteCharacter = '\'',
            value = {
                "s:`3`expected alert, warn, okay, na or silent, such as s:>=warn",
                "db s:>=`8`expected alert, warn, okay, na or silent, such as s:>=warn",
                "s:red`3`expected alert, warn, okay, na or silent, such as s:>=warn",
                "s=alert`2`expected : > >= < or <=, such as s:>=warn",
                "host>db`5`expected a colon alone, such as host:db*",
                "host:`6`expected a name, such as host:db*",
                "ip:`4`expected an address, such as ip:192.0.2.*",
                "age:>1`6`expected an age in s, m, h or d, such as age:>1h",
                "age:>h`6`expected an age in s, m, h or d, such as age:>1h",
                "age:>1234567890s`6`expected an age in s, m, h or d, such as age:>1h",
                "n:many`3`expected a number of reports, such as n:>10",
                "acked:maybe`7`expected yes or no, such as acked:no",
                "foo:bar`1`expected one of s host ip check tag age n acked text; or quotes, such as \"foo:\"",
                "!`2`expected what must not be, such as !acked",
                "!!db`2`expected what must not be, such as !acked",
                "db |`5`expected a word or a key, such as s:alert",
                "| db`1`expected a word or a key, such as s:alert",
                "\"no space`10`expected a quote at the end, such as \"no space\"",
                "\"\"`2`expected text in the quotes, such as \"no space\"",
                "\"no\"space`5`expected a blank, such as between s:alert acked",
                "~disk`6`expected ~ at the end, such as ~disk|swap~",
                "~disk\\~`8`expected ~ at the end, such as ~disk|swap~",
                "~~`2`expected a pattern, such as ~disk|swap~",
                "~a(b~`5`unclosed group; expected a pattern, such as ~disk|swap~",
                "~(){99999}~`2`expected at most 10000 repeats, such as ~disk|swap~",
                "~((){500}){500}~`2`expected at most 10000 repeats, such as ~disk|swap~",
            })
    void saysWhereAndWhatWasExpected(String filter, int column, String message) {
        assertThatThrownBy(() -> Filter.parse(filter))
                .isInstanceOfSatisfying(
                        FilterException.class, e -> assertThat(e.column()).isEqualTo(column))
                .hasMessage(message);
    }

    @Test
    void declinesAPatternThatIsTooLong() {
        assertThatThrownBy(() -> Filter.parse("~" + "a".repeat(101) + "~"))
                .isInstanceOf(FilterException.class)
                .hasMessage("expected at most 100 characters, such as ~disk|swap~");
    }

    @Test
    void givesUpAPatternThatTakesTooLongAndSaysSo() throws FilterException {
        Filter filter = Filter.parse("~(.*)(.*)(.*)(.*)(.*)(.*)(.*)#$~ | db");
        SampleSubject endless = DATABASE.saying("a".repeat(60) + "b");

        assertThat(filter.trouble()).isEmpty();
        assertThat(filter.accepts(endless, NOW)).isFalse();
        assertThat(filter.trouble()).isEqualTo("the pattern takes too long; a simpler one is needed");
        assertThat(filter.accepts(DATABASE, NOW.plusSeconds(1))).isFalse();
    }

    @Test
    void givesUpAPatternThatNeedsTooMuchOfTheStack() throws FilterException {
        Filter filter = Filter.parse("~^(a|b)*$~");

        filter.accepts(DATABASE.saying("ab".repeat(50_000) + "c"), NOW);

        assertThat(filter.trouble()).isNotEmpty();
    }

    @Test
    void hasTimeForAnHonestPatternInEachPass() throws FilterException {
        Filter filter = Filter.parse("~no.*such~");
        List<Boolean> found = new ArrayList<>();

        for (int pass = 0; pass < 3; pass++) {
            for (int row = 0; row < 20_000; row++) {
                found.add(filter.accepts(DATABASE, NOW.plusSeconds(pass)));
            }
        }

        assertThat(found).doesNotContain(true);
        assertThat(filter.trouble()).isEmpty();
    }
}
