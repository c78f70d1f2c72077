package io.montty.runtime.monitor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LineTest {

    @Test
    void staysWholeIfItFits() {
        Line line = Line.of(2, "12345678", Role.PLAIN);

        assertThat(line.wrap(10)).containsExactly(line);
    }

    @Test
    void breaksAfterTheLastBlankAndKeepsTheIndent() {
        assertThat(texts(Line.of(2, "one two three four", Role.PLAIN).wrap(12)))
                .containsExactly("  one two ", "  three four");
    }

    @Test
    void breaksAWordThatWouldLeaveHalfTheLineEmpty() {
        assertThat(texts(Line.of(0, "a bcdefghijklmno", Role.PLAIN).wrap(10))).containsExactly("a bcdefghi", "jklmno");
    }

    @Test
    void neverSplitsAWideCharacter() {
        assertThat(texts(Line.of(0, "\u4e16\u754c\u4e16", Role.PLAIN).wrap(5)))
                .containsExactly("\u4e16\u754c", "\u4e16");
    }

    @Test
    void takesAtMostAThirdOfTheWidthForTheIndent() {
        assertThat(texts(Line.of(40, "1234567", Role.PLAIN).wrap(9))).containsExactly("   123456", "   7");
    }

    @Test
    void keepsTheRolesOfThePieces() {
        Line line = new Line(0, List.of(new Span("abcd", Role.ALERT), new Span("efgh", Role.TITLE)));

        assertThat(line.wrap(6))
                .containsExactly(
                        new Line(0, List.of(new Span("abcd", Role.ALERT), new Span("ef", Role.TITLE))),
                        Line.of(0, "gh", Role.TITLE));
    }

    @Test
    void keepsAnEmptyLine() {
        assertThat(Line.EMPTY.wrap(60)).containsExactly(Line.EMPTY);
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }
}
