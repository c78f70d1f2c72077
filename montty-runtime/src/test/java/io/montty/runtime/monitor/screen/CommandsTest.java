package io.montty.runtime.monitor.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.Line;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandsTest {

    private final ConsoleFixture fixture = new ConsoleFixture(80, 24)
            .put(new SampleFleet()
                    .host("db-03", Standing.ALERT, 3)
                    .host("db-04", Standing.OKAY, 3)
                    .reports("db-03", Status.ALERT, 3, 9));
    private final Console console = fixture.console;

    private void run(String line) {
        fixture.type(":" + line).press(Key.Kind.ENTER);
    }

    private String typed() {
        return console.prompt().orElseThrow().field().text();
    }

    @Test
    void goesToTheScreensThatItNames() {
        run("list");
        assertThat(console.path()).containsExactly("fleet", "reports");
        run("history db-03");
        assertThat(console.path()).last().isEqualTo("db-03 > history");
        run("changes");
        assertThat(console.path()).last().isEqualTo("changes");
        run("classic");
        assertThat(console.path()).last().isEqualTo("classic");
        fixture.press(Key.Kind.ESCAPE);
        run("help");
        assertThat(console.path()).last().isEqualTo("Help: changes");
        run("fleet");
        assertThat(console.path()).containsExactly("fleet");
    }

    @Test
    void filtersTheScreenOrAListOfAll() {
        run("filter db-03");
        assertThat(((Filtered) console.top()).filter().source()).isEqualTo("db-03");
        run("list host:db* x");
        assertThat(((Filtered) console.top()).filter().source()).isEqualTo("host:db* x");
        run("filter");
        assertThat(((Filtered) console.top()).filter().source()).isEmpty();
    }

    @Test
    void quits() {
        run("q");
        run("quit");

        assertThat(fixture.effects).containsExactly(new Effect.Quit(), new Effect.Quit());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sortt|no command 'sortt'; did you mean: sort",
                "histroy x|no command 'histroy'; did you mean: history",
                "history xdb-0|no host 'xdb-0'; did you mean: db-03, db-04",
                "history|expected: history HOST",
                "fleet now|fleet takes nothing behind it, but there is 'now'",
                "sort size|no order 'size'; there are: status, age, name",
                "theme save|no theme 'save'; did you mean: safe",
                "theme|the theme is safe; there are: safe, contrast, mono",
                "set mouse|expected: set mouse on, or off",
                "set wrp on|no setting 'wrp'; did you mean: wrap",
                "export|expected: export FILE"
            })
    void saysWhatWasExpected(String line, String message) {
        run(line);

        assertThat(console.message()).isEqualTo(message);
    }

    @Test
    void namesAllCommandsForAWordThatIsLikeNone() {
        run("xyzzy");

        assertThat(console.message()).startsWith("no command 'xyzzy'; there are: fleet, list,");
    }

    @Test
    void switchesSettingsAndThemes() {
        run("set preview off");
        assertThat(console.tastes().uses(Setting.PREVIEW)).isFalse();
        assertThat(console.message()).isEqualTo("preview off");
        run("set mouse on");
        run("theme contrast");

        assertThat(console.tastes().theme()).isEqualTo("contrast");
        assertThat(fixture.effects).contains(new Effect.UseMouse(true), new Effect.UseTheme("contrast"));
    }

    @Test
    void saysThatAScreenCannotBeSortedOrFiltered() {
        run("help");
        run("sort age");
        assertThat(console.message()).startsWith("nothing to sort here");
        run("filter x");
        assertThat(console.message()).startsWith("nothing to filter here");
    }

    @Test
    void completesCommandsAndWhatComesBehindThem() {
        fixture.type(":th").press(Key.Kind.TAB);
        assertThat(typed()).isEqualTo("theme ");
        fixture.type("c").press(Key.Kind.TAB);
        assertThat(typed()).isEqualTo("theme contrast ");
        fixture.press(Key.Kind.ESCAPE)
                .type(":set p")
                .press(Key.Kind.TAB)
                .type("of")
                .press(Key.Kind.TAB);
        assertThat(typed()).isEqualTo("set preview off ");
        fixture.press(Key.Kind.ESCAPE).type(":history d").press(Key.Kind.TAB);
        assertThat(typed()).isEqualTo("history db-0");
        assertThat(console.message()).isEqualTo("db-03 db-04");
    }

    @Test
    void goesThroughWhatWasTypedBefore() {
        run("theme mono");
        run("sort age");
        fixture.type(":se").press(Key.Kind.UP);
        assertThat(typed()).isEqualTo("sort age");
        fixture.press(Key.Kind.UP).press(Key.Kind.UP);
        assertThat(typed()).isEqualTo("theme mono");
        fixture.press(Key.Kind.DOWN).press(Key.Kind.DOWN).press(Key.Kind.DOWN);
        assertThat(typed()).isEqualTo("se");
    }

    @Test
    void waitsForTheDoctorAndShowsWhatItFound() {
        run("doctor");
        assertThat(fixture.effects).containsExactly(new Effect.Doctor());
        assertThat(console.message()).isEqualTo("the doctor looks at /srv/montty ...");

        fixture.type(":list");
        console.answers().diagnosed(List.of("all is well"));
        fixture.pass(0);
        assertThat(console.top()).isInstanceOf(FleetScreen.class);
        fixture.press(Key.Kind.ESCAPE);
        assertThat(((TextScreen) console.top()).visible())
                .extracting(Line::text)
                .containsExactly(" all is well");
        assertThat(console.message()).isEmpty();
    }

    @Test
    void showsWhichPreferencesCount() {
        run("preferences");

        assertThat(((TextScreen) console.top()).visible())
                .extracting(Line::text)
                .contains(" ~/.config/montty/monitor", "   theme = safe", "   mouse = off", "   wrap = on");
    }
}
