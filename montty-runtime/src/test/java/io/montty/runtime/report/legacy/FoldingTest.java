package io.montty.runtime.report.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.montty.runtime.Needs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

    private static final String A79 = "a".repeat(79);
    private static final String PYTHON = """
            import json, sys, textwrap
            def fold(text):
                lines = []
                for line in text.splitlines():
                    lines.extend(textwrap.wrap(line, width=80))
                return '\\n'.join(lines)
            json.dump([fold(text) for text in json.load(open(sys.argv[1], encoding='utf-8'))],
                      open(sys.argv[2], 'w', encoding='utf-8'))
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"''|''", "  \t |''", "one|one", "  two  |  two", "a\tb|a       b", "\tb|        b"})
    void keepsBlanksInFrontOnly(String text, String folded) {
        assertThat(Folding.fold(text)).isEqualTo(folded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\n", "\r", "\r\n", "\u000b", "\f", "\u001c", "\u001d", "\u001e", "\u0085", "\u2028", "\u2029"})
    void endsALineWherePythonDoes(String end) {
        assertThat(Folding.fold("one" + end + end + "two" + end)).isEqualTo("one\ntwo");
    }

    @Test
    void breaksAtTheLastBlankThatFits() {
        assertThat(Folding.fold(A79 + " b")).isEqualTo(A79 + "\nb");
        assertThat(Folding.fold("a " + A79)).isEqualTo("a\n" + A79);
        assertThat(Folding.fold("   " + A79)).isEqualTo(A79);
    }

    @Test
    void breaksBehindAHyphenBetweenLetters() {
        String long1 = "x".repeat(70) + " well-being-of all";
        assertThat(Folding.fold(long1)).isEqualTo("x".repeat(70) + " well-\nbeing-of all");
        assertThat(Folding.fold("x".repeat(75) + " 12-34-56")).isEqualTo("x".repeat(75) + "\n12-34-56");
    }

    @Test
    void cutsAWordThatIsLongerThanALine() {
        assertThat(Folding.fold("y".repeat(170)))
                .isEqualTo("y".repeat(80) + "\n" + "y".repeat(80) + "\n" + "y".repeat(10));
        assertThat(Folding.fold("y".repeat(60) + "-9" + "y".repeat(40)))
                .isEqualTo("y".repeat(60) + "-\n9" + "y".repeat(40));
    }

    @Test
    void keepsTheBlankAtTheEndOfAFullLineBeforeAWordThatIsTooLong() {
        assertThat(Folding.fold(A79 + " " + "y".repeat(90)))
                .isEqualTo(A79 + " \n" + "y".repeat(80) + "\n" + "y".repeat(10));
    }

    @Test
    void countsCharactersOutsideTheBasicPlaneOnce() {
        String faces = "\uD83D\uDE00".repeat(81);
        assertThat(Folding.fold(faces)).isEqualTo("\uD83D\uDE00".repeat(80) + "\n" + "\uD83D\uDE00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "a-", " ", "\t", "--a", "\u00a0"})
    @Timeout(20)
    void foldsALongLineOfAnyKindInNoTime(String unit) {
        assertThat(Folding.fold(unit.repeat(60_000)).length()).isNotNegative();
    }

    @Test
    void foldsRandomLinesAsTheInstalledPythonDoes() throws Exception {
        Path python = Path.of("/usr/bin/python3");
        Needs.that(Files.isExecutable(python), "folding against Python", "there is no " + python);
        JsonMapper json = JsonMapper.builder().build();
        List<String> texts = randomTexts();
        Path in = folder.resolve("in.json");
        Path out = folder.resolve("out.json");
        Files.write(in, json.writeValueAsBytes(texts));
        Process process = new ProcessBuilder(python.toString(), "-c", PYTHON, in.toString(), out.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();

        List<String> theirs = Stream.of(json.readValue(Files.readString(out, StandardCharsets.UTF_8), String[].class))
                .toList();

        assertThat(texts.stream().map(Folding::fold)).containsExactlyElementsOf(theirs);
    }

    private static List<String> randomTexts() {
        String[] units = {
            "a",
            "b",
            "Z",
            "é",
            "1",
            "²",
            "_",
            "-",
            "-",
            "--",
            "---",
            " ",
            " ",
            "  ",
            "\t",
            "\u00a0",
            "\u3000",
            "\u2028",
            "\n",
            "\uD83D\uDE00",
            "!",
            "\"",
            ".",
            ",",
            "?",
            "&",
            "/",
            "word",
            "hyphen-ated",
            "x-y-z",
            "longerword".repeat(9),
            "日本"
        };
        Random random = new Random(20_261_122);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(120);
            for (int j = 0; j < length; j++) {
                text.append(units[random.nextInt(units.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
