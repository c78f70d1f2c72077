package io.montty.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextSanitizerTest {

    private final TextSanitizer sanitizer = new TextSanitizer();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                // what, code points in hexadecimal, expected
                "colour,               61 1B 5B 33 31 6D 62, a^[[31mb",
                "set the title,        1B 5D 30 3B 78 07, ^[]0;x^G",
                "answer back,          1B 5B 63, ^[[c",
                "alternate screen,     1B 5B 3F 31 30 34 39 68, ^[[?1049h",
                "device control,       1B 50 71 1B 5C, ^[Pq^[\\",
                "hyperlink,            1B 5D 38 3B 3B 78 1B 5C, ^[]8;;x^[\\",
                "null,                 61 00 62, a^@b",
                "bell,                 07, ^G",
                "backspace,            61 08 62, a^Hb",
                "carriage return,      61 0D 62, a^Mb",
                "vertical tab,         0B, ^K",
                "form feed,            0C, ^L",
                "shift out,            0E, ^N",
                "enquiry,              05, ^E",
                "unit separator,       1F, ^_",
                "delete,               61 7F 62, a\\u{7F}b",
                "next line,            85, \\u{85}",
                "C1 CSI,               9B 33 31 6D, \\u{9B}31m",
                "C1 OSC,               9D 30 3B, \\u{9D}0;",
                "C1 first,             80, \\u{80}",
                "right to left,        202E 61, \\u{202E}a",
                "embedding,            202A, \\u{202A}",
                "isolate,              2066 61 2069, \\u{2066}a\\u{2069}",
                "left-to-right mark,   200E, \\u{200E}",
                "arabic mark,          061C, \\u{61C}",
                "zero width space,     61 200B 62, a\\u{200B}b",
                "zero width joiner,    200D, \\u{200D}",
                "word joiner,          2060, \\u{2060}",
                "byte order mark,      FEFF 61, \\u{FEFF}a",
                "soft hyphen,          AD, \\u{AD}",
                "tag,                  E0041, \\u{E0041}",
                "line separator,       61 2028 62, a\\u{2028}b",
                "paragraph separator,  2029, \\u{2029}",
                "lone high surrogate,  D800 61, \\u{D800}a",
                "lone low surrogate,   DC00, \\u{DC00}",
                "private use,          E000, \\u{E000}",
                "private use plane,    F0000, \\u{F0000}",
                "noncharacter,         FFFF, \\u{FFFF}",
                "mark without base,    301 61, \\u{301}a",
                "mark after an escape, 07 301, ^G\\u{301}",
                "line feed,            61 0A 62, a^Jb",
                "plain,                48 69 21, Hi!",
                "replacement,          FFFD, \uFFFD",
                "emoji,                1F525, \uD83D\uDD25",
                "han,                  4E16, \u4E16",
            })
    void showsWhatATerminalWouldAct(String what, String codePoints, String expected) {
        assertThat(sanitizer.line(text(codePoints))).as(what).isEqualTo(expected);
    }

    @Test
    void keepsTwoCombiningMarksAndShowsTheRest() {
        assertThat(sanitizer.line("a\u0301\u0302\u0303b\u0301")).isEqualTo("a\u0301\u0302\\u{303}b\u0301");
    }

    @Test
    void bringsTabsToTheNextStop() {
        assertThat(sanitizer.line("\tab\tc")).isEqualTo("        ab      c");
    }

    @Test
    void leavesALineOfTheGreatestLengthAsItIs() {
        String longest = "x".repeat(TextSanitizer.LONGEST_LINE);

        assertThat(sanitizer.line(longest)).isEqualTo(longest);
    }

    @Test
    void cutsALongerLineAndSaysHowLongItWas() {
        String cut = sanitizer.line("x".repeat(1_000_000));

        assertThat(cut).hasSize(TextSanitizer.LONGEST_LINE).endsWith("x [cut: the line has 1000000 characters]");
    }

    @Test
    void countsWhatAnEscapeTakesAgainstTheLength() {
        assertThat(sanitizer.line("\u0007".repeat(3000)))
                .hasSize(TextSanitizer.LONGEST_LINE)
                .endsWith("[cut: the line has 3000 characters]");
    }

    @Test
    void startsNoLineAfterTheLastLineEnd() {
        assertThat(sanitizer.lines("a\n\nb\n")).containsExactly("a", "", "b");
        assertThat(sanitizer.lines("")).isEmpty();
    }

    @Test
    void cutsTooManyLinesAndSaysHowManyAreMissing() {
        assertThat(sanitizer.lines("x\n".repeat(5000))).hasSize(5000).doesNotContain("[cut: 1 more lines]");
        assertThat(sanitizer.lines("x\n".repeat(6000)))
                .hasSize(TextSanitizer.MOST_LINES)
                .last()
                .isEqualTo("[cut: 1001 more lines]");
    }

    @Test
    void letsNoControlOrFormatCharacterThroughWhateverComesIn() {
        Random random = new Random(20261123);
        for (int run = 0; run < 2000; run++) {
            StringBuilder hostile = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                hostile.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x300 : 0x10FFFF));
            }
            for (String line : sanitizer.lines(hostile.toString())) {
                assertThat(line.codePoints().filter(TextSanitizerTest::isDangerous))
                        .as(() -> "from "
                                + hostile.codePoints()
                                        .mapToObj(Integer::toHexString)
                                        .toList())
                        .isEmpty();
            }
        }
    }

    private static boolean isDangerous(int codePoint) {
        return List.of(
                        Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED)
                .contains((byte) Character.getType(codePoint));
    }

    private static String text(String codePoints) {
        StringBuilder text = new StringBuilder();
        for (String codePoint : codePoints.strip().split(" ", -1)) {
            text.appendCodePoint(Integer.parseInt(codePoint, 16));
        }
        return text.toString();
    }
}
