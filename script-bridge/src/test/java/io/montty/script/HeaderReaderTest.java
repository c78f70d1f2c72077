package io.montty.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.script.dialect.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderReaderTest {

    @Test
    void readsEveryKey() {
        HeaderReader.Reading reading = read(
                "#!/bin/bash",
                "# montty: title=\"Listening TCP ports\" tags='network, security' timeout=10s dialect=montty interval=5m");

        assertThat(reading.problems()).isEmpty();
        ScriptHeader header = reading.header();
        assertThat(header.title()).isEqualTo("Listening TCP ports");
        assertThat(header.tags()).containsExactlyInAnyOrder("network", "security");
        assertThat(header.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(header.dialect().name()).isEqualTo("montty");
        assertThat(header.interval()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void leavesEverythingAtItsDefaultWithoutAHeader() {
        HeaderReader.Reading reading = read("#!/bin/bash", "echo fine");

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.header()).isEqualTo(ScriptHeader.none(Dialect.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# montty: title=x",
                "#montty:title=x",
                "  ## montty: title=x",
                "// montty: title=x",
                "-- montty: title=x",
                "; montty: title=x",
                "% montty: title=x",
                "/* montty: title=x */",
                " * montty: title=x",
                "<!-- montty: title=x -->",
                "(* montty: title=x *)",
                "{- montty: title=x -}",
                "REM montty: title=x",
                "dnl montty: title=x",
                "#\tmontty:\ttitle=x\r"
            })
    void takesAnyCommentStyle(String line) {
        assertThat(read(line).header().title()).isEqualTo("x");
        assertThat(read(line).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo '# montty: title=x'",
                "montty: title=x",
                "    \"montty: title=x\"",
                "# see montty: title=x",
                "# montty-metric: title=x",
                "# MonTTY: a monitor"
            })
    void leavesOtherLinesAlone(String line) {
        assertThat(read(line).header().title()).isNull();
        assertThat(read(line).problems()).isEmpty();
    }

    @Test
    void looksAtTheFirstThirtyLinesOnly() {
        List<String> lines = new ArrayList<>(Collections.nCopies(29, "#"));
        lines.add("# montty: title=\"in line 30\"");
        assertThat(HeaderReader.read(lines).header().title()).isEqualTo("in line 30");

        lines.add(0, "#");
        assertThat(HeaderReader.read(lines).header().title()).isNull();
    }

    @Test
    void keepsTheRestOfTheHeaderWhenAKeyIsUnknown() {
        HeaderReader.Reading reading = read("", "# montty: titel=x tags=a");

        assertThat(reading.header().tags()).containsExactly("a");
        assertThat(reading.problems())
                .containsExactly(new HeaderReader.Problem(
                        2, "unknown key 'titel'; known are title, tags, timeout, dialect, interval", false));
    }

    @Test
    void keepsTheRestOfTheHeaderWhenValuesAreBad() {
        HeaderReader.Reading reading = read("# montty: title=' ' tags=', ,' timeout=soon interval=0s dialect=montty");

        assertThat(reading.header()).isEqualTo(read("# montty: dialect=montty").header());
        assertThat(reading.problems())
                .extracting(HeaderReader.Problem::message)
                .containsExactly(
                        "the title is blank or holds a control character",
                        "tags names no tag; write for example tags=\"network security\"",
                        "timeout 'soon' is not a duration such as 500ms, 10s, 5m, 1h or 2d, at most 366d and more than zero",
                        "interval '0s' is not a duration such as 500ms, 10s, 5m, 1h or 2d, at most 366d and more than zero");
        assertThat(reading.problems()).noneMatch(HeaderReader.Problem::fatal);
    }

    @Test
    void refusesControlCharactersInTags() {
        HeaderReader.Reading reading = read("# montty: tags='a b\u0001'");

        assertThat(reading.header().tags()).containsExactly("a");
        assertThat(reading.problems())
                .extracting(HeaderReader.Problem::message)
                .containsExactly("a tag holds a control character");
    }

    @Test
    void saysThatAHeaderIsEmpty() {
        assertThat(read("# montty:").problems())
                .extracting(HeaderReader.Problem::message)
                .containsExactly("the montty header is empty; write for example title=\"Open ports\" timeout=10s");
    }

    @Test
    void saysWhatIsNotKeyAndValueAndReadsOn() {
        HeaderReader.Reading reading = read("# montty: quickly =y title=x");

        assertThat(reading.header().title()).isEqualTo("x");
        assertThat(reading.problems())
                .extracting(HeaderReader.Problem::message)
                .containsExactly(
                        "'quickly' is not key=value (no blanks around the equals sign)",
                        "'=y' has no key before its equals sign");
    }

    @Test
    void saysThatAQuoteIsNotClosed() {
        assertThat(read("# montty: tags=a title=\"Open ports").problems())
                .containsExactly(new HeaderReader.Problem(1, "'title=\"Open ports' has no closing \"", false));
    }

    @Test
    void saysThatTextFollowsAQuote() {
        assertThat(read("# montty: title=\"Open\"ports tags=a").problems())
                .containsExactly(
                        new HeaderReader.Problem(1, "'title=\"Open\"ports' goes on after its closing \"", false));
    }

    @Test
    void allowsTheOtherQuoteWithinAValue() {
        assertThat(read("# montty: title=\"Joe's disk\"").header().title()).isEqualTo("Joe's disk");
        assertThat(read("# montty: title='a \"b\" = c'").header().title()).isEqualTo("a \"b\" = c");
    }

    @Test
    void readsTwoHeadersAsOneAndSaysSo() {
        HeaderReader.Reading reading = read("# montty: title=x tags=a", "# montty: tags=b timeout=1s");

        assertThat(reading.header().tags()).containsExactly("a");
        assertThat(reading.header().timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(reading.problems())
                .containsExactly(
                        new HeaderReader.Problem(
                                2, "is a second montty header; put all keys into the one in line 1", false),
                        new HeaderReader.Problem(2, "tags is given twice; 'a' in line 1 counts", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# montty: dialect=klingon",
                "# montty: dialect=",
                "# montty: dialect=MONTTY",
                "# montty: dialect = montty",
                "# montty: dialect='montty",
                "# montty: title=\"unclosed dialect=montty",
                "# montty: dialect=montty dialect=other"
            })
    void isFatalWhenTheDialectCannotBeTold(String line) {
        assertThat(read(line).problems()).anyMatch(HeaderReader.Problem::fatal);
    }

    @Test
    void namesTheDialectsThatThereAre() {
        assertThat(read("# montty: dialect=klingon").problems())
                .containsExactly(new HeaderReader.Problem(
                        1, "unknown dialect 'klingon'; known are " + String.join(", ", Dialect.names()), true));
    }

    @Test
    void isNotFatalWhenTheSameDialectIsNamedTwice() {
        assertThat(read("# montty: dialect=montty dialect=montty").problems())
                .noneMatch(HeaderReader.Problem::fatal)
                .hasSize(1);
    }

    private static HeaderReader.Reading read(String... lines) {
        return HeaderReader.read(List.of(lines));
    }
}
