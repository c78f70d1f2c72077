package io.montty.runtime.monitor.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.WindowSize;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TextScreenTest {

    private final ConsoleFixture fixture = new ConsoleFixture(60, 12);

    @BeforeEach
    void open() {
        List<String> lines = IntStream.rangeClosed(1, 30)
                .mapToObj(number -> number == 20 ? "long " + "word ".repeat(20) + "end" : "line " + number)
                .toList();
        fixture.console.answers().diagnosed(lines);
        fixture.pass(0);
    }

    @Test
    void scrollsByLinesAndPages() {
        assertThat(text()).startsWith(" line 1\n");
        fixture.type("j");
        assertThat(text()).startsWith(" line 2\n");
        fixture.press(Key.Kind.PAGE_DOWN);
        assertThat(text()).startsWith(" line 8\n");
        fixture.type("G");
        assertThat(text()).endsWith(" line 30");
        fixture.type("g");
        assertThat(text()).startsWith(" line 1\n");
    }

    @Test
    void wrapsLongLinesAnewWhenTheWindowChanges() {
        fixture.type("/end").press(Key.Kind.ENTER);
        assertThat(text()).contains("\n word word");

        fixture.console.resize(new WindowSize(200, 12));

        assertThat(text()).contains("word end").doesNotContain("\n word");
    }

    @Test
    void showsLongLinesAsTheyAreAndScrollsSideways() {
        fixture.press(Key.Kind.RIGHT);
        assertThat(fixture.console.message()).contains("wrapped");

        fixture.type("/end").press(Key.Kind.ENTER).type("w");
        assertThat(text()).contains("~").doesNotContain("end");
        fixture.press(Key.Kind.RIGHT).press(Key.Kind.RIGHT);

        assertThat(text()).contains("end");
    }

    @Test
    void findsAndGoesFromMatchToMatch() {
        fixture.type("/LINE 2").press(Key.Kind.ENTER);
        assertThat(screen().found()).isEqualTo("match 1 of 10  n next N prev");

        fixture.type("nn");

        assertThat(screen().found()).isEqualTo("match 3 of 10  n next N prev");
        assertThat(text()).contains("line 22");
    }

    @Test
    void copiesAllOfTheText() {
        fixture.type("y");

        assertThat(((Effect.Copy) fixture.effects.get(0)).text())
                .startsWith(" line 1\n")
                .endsWith(" line 30\n");
    }

    @Test
    void holdsAnEmptyText() {
        fixture.console.open(new TextScreen("empty", List.<Line>of()));

        fixture.type("jkgGnw/x").press(Key.Kind.ENTER);

        assertThat(text()).isEmpty();
    }

    private TextScreen screen() {
        return (TextScreen) fixture.console.top();
    }

    private String text() {
        return screen().visible().stream().map(Line::text).collect(Collectors.joining("\n"));
    }
}
