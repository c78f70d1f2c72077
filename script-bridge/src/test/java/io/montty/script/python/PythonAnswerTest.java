package io.montty.script.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.montty.api.CheckPart;
import io.montty.api.CheckResult;
import io.montty.api.Heading;
import io.montty.api.Outcome;
import io.montty.api.Status;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonAnswerTest {

    private static final String HEADING = "{\"protocol\": 1, \"title\": \" The title\", \"level\": 2}\n";

    @Test
    void holdsATreeWithFiltersAndLevels() throws IOException {
        PythonAnswer answer = PythonAnswer.read(HEADING + """
                {"status": "WARN", "text": "\\n\\n  first\\n\\nsecond\\n", "parts": [{"title": "part", "level": 1, "status": \
                "NA", "text": "", "filter": true, "parts": []}], "later": {"unknown": [1]}}
                """);

        CheckResult part = CheckResult.of(Status.NA, "");
        assertThat(answer.heading()).contains(new Heading(" The title", 2));
        assertThat(answer.crash()).isEmpty();
        assertThat(answer.result())
                .contains(new CheckResult(Status.WARN, "  first", List.of("", "second"), List.of())
                        .withHeading(new Heading(" The title", 2))
                        .withParts(
                                List.of(new CheckPart(new Heading("part", 1), true, new Outcome.Completed(), part))));
    }

    @Test
    void holdsTheTitleOfACheckThatCameNoFurther() throws IOException {
        PythonAnswer answer = PythonAnswer.read(HEADING);

        assertThat(answer.heading()).isPresent();
        assertThat(answer.result()).isEmpty();
    }

    @Test
    void holdsWhyACheckBrokeAndWhatItHadFound() throws IOException {
        PythonAnswer answer = PythonAnswer.read(
                HEADING + "{\"crash\": \"boom\", \"trace\": [\"line 1\"], \"text\": \"so far\", \"parts\": []}\n");

        assertThat(answer.crash()).contains("boom");
        assertThat(answer.trace()).containsExactly("line 1");
        assertThat(answer.result().orElseThrow().details()).containsExactly("so far");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b\\u0085c\\nd", "\\ud83d\\ude00", "  "})
    void makesATitleFitForALine(String title) throws IOException {
        String line = "{\"protocol\": 1, \"title\": \"" + title + title.repeat(200) + "\", \"level\": 0}\n";

        String shown = PythonAnswer.read(line).heading().orElseThrow().title();

        assertThat(shown).isNotBlank().hasSizeLessThanOrEqualTo(Heading.LONGEST_TITLE);
        assertThat(shown.chars()).noneMatch(Character::isISOControl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{\"protocol\": 2}",
                "{\"status\": \"FINE\"}",
                "{\"level\": 6}",
                "{\"level\": \"one\"}",
                "{\"parts\": [1]}",
                "{\"status\": \"OKAY\""
            })
    void refusesWhatTheProtocolDoesNotSay(String line) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> PythonAnswer.read(line + "\n"));
    }

    @Property
    void eitherUnderstandsOrRefuses(@ForAll("nearlyAnswers") String text) {
        try {
            assertThat(PythonAnswer.read(text)).isNotNull();
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @Provide
    Arbitrary<String> nearlyAnswers() {
        Arbitrary<String> units = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                "\"",
                "\n",
                "1",
                "-9e99",
                "null",
                "true",
                "\"title\"",
                "\"level\"",
                "\"status\"",
                "\"OKAY\"",
                "\"text\"",
                "\"parts\"",
                "\"crash\"",
                "\"trace\"",
                "\"filter\"",
                "\"protocol\"",
                "\\u0000",
                "\ud800",
                "{\"title\":\"x\",\"parts\":[",
                "]}");
        return units.list().ofMaxSize(60).map(all -> String.join("", all));
    }
}
