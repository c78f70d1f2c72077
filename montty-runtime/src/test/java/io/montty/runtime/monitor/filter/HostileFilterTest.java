package io.montty.runtime.monitor.filter;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Throw at the parser what hands and cats type. */
final class HostileFilterTest {

    private static final int TRIES = 20_000;
    private static final List<String> PIECES = List.of(
            "s", "host", "ip", "check", "tag", "age", "n", "acked", "text", ":", ">", "<", ">=", "<=", "!", "|", "\"",
            "~", "*", " ", "  ", "alert", "warn", "1h", "90s", "10", "db", "(", ")", "+", "[", "]", "{2,}", "{", "}",
            "\\", "a*", "(a+)+", "(?x)", "\\Q", "\\p{", "\\N{", "(?<n>", "\\k<n>", "\\1", "$", "^", "\t", "é", "日",
            "\ud83d", "\u0000", "\u202e");

    @Test
    void understandsOrSaysWhyNot() {
        Random random = new Random(7);
        for (int i = 0; i < TRIES; i++) {
            StringBuilder source = new StringBuilder();
            for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
                source.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            tryOut(source.toString());
        }
    }

    @Test
    void understandsOrSaysWhyNotWhateverThePattern() {
        Random random = new Random(11);
        for (int i = 0; i < TRIES; i++) {
            StringBuilder source = new StringBuilder("~");
            for (int pieces = random.nextInt(10); pieces >= 0; pieces--) {
                source.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            tryOut(source + "~");
        }
    }

    @Test
    void understandsOrSaysWhyNotOfAnyCharacters() {
        Random random = new Random(13);
        for (int i = 0; i < TRIES; i++) {
            tryOut(random.ints(random.nextInt(30), 0, 0x250)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
    }

    @Test
    void keepsNoWordOfAFilterThatItDidNotUnderstand() {
        for (String prefix : List.of("s", "s:", "s:>", "s:>=", "s:>=w", "s:>=war", "s:>=warn ", "s:>=warn !", "\"")) {
            tryOut(prefix);
        }
    }

    private static void tryOut(String source) {
        try {
            Filter filter = Filter.parse(source);
            filter.accepts(SampleSubject.database(), NOW);
            filter.accepts(SampleSubject.database().saying("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"), NOW);
        } catch (FilterException e) {
            assertThat(e.column()).as(source).isBetween(1, source.length() + 1);
            assertThat(e.getMessage()).as(source).contains("expected").contains("such as");
        }
    }
}
