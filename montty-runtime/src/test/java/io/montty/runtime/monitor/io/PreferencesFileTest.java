package io.montty.runtime.monitor.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.screen.Preferences;
import io.montty.runtime.monitor.text.Look;
import io.montty.runtime.monitor.text.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreferencesFileTest {

    @TempDir
    Path home;

    private Preferences read(String text) throws IOException {
        Path file = home.resolve(".config/montty/monitor");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return PreferencesFile.read(file, home);
    }

    @Test
    void takesWhatIsWrittenThere() throws IOException {
        Preferences read = read("""
                # mine
                theme = contrast
                color=256
                  mouse = on
                preview = off
                wrap = off
                sort = age
                role.alert = #d55e00 bold reverse
                role.faint = plain
                """);

        assertThat(read.mistakes()).isEmpty();
        assertThat(read.theme()).isEqualTo("contrast");
        assertThat(read.color()).isEqualTo("256");
        assertThat(read.mouse()).isTrue();
        assertThat(read.preview()).isFalse();
        assertThat(read.wrap()).isFalse();
        assertThat(read.sort()).isEqualTo("age");
        assertThat(read.file()).isEqualTo("~/.config/montty/monitor");
        assertThat(read.looks())
                .containsEntry(
                        Role.ALERT,
                        new Look(OptionalInt.of(0xD55E00), Set.of(Look.Attribute.BOLD, Look.Attribute.REVERSE)))
                .containsEntry(Role.FAINT, new Look(OptionalInt.empty(), Set.of()));
    }

    @Test
    void namesAllMistakesAtOnceAndLetsDefaultsCount() throws IOException {
        Preferences read = read("""
                theme = pink
                mouse = yes
                colour = 256
                just words
                sort = name
                sort = age
                role.alarm = bold
                role.warn = orange
                """);

        assertThat(read.mistakes())
                .containsExactly(
                        "line 1: theme is 'pink', expected one of safe, contrast, mono",
                        "line 2: mouse is 'yes', expected one of on, off",
                        "line 3: no key 'colour', expected one of color, mouse, preview, sort, theme, wrap or role.NAME",
                        "line 4: 'just words' is no setting, expected KEY = VALUE",
                        "line 6: 'sort' is in line 5 already, which counts",
                        "line 7: no role in 'role.alarm', expected role. and one of plain, title, faint, notice,"
                                + " prompt, alert, warn, okay, na, silent, added, removed, match, bars",
                        "line 8: role.warn is 'orange', expected a colour such as #d55e00, and any of bold, dim,"
                                + " italic, underline, reverse; or plain");
        assertThat(read.theme()).isEqualTo("safe");
        assertThat(read.mouse()).isFalse();
        assertThat(read.sort()).isEqualTo("name");
    }

    @Test
    void showsNothingHarmfulOfAMistake() throws IOException {
        assertThat(read("theme = \u001b[2J\u202e").mistakes())
                .singleElement()
                .asString()
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void isContentWithoutAFile() {
        Preferences read = PreferencesFile.read(home.resolve("none"), home);

        assertThat(read.mistakes()).isEmpty();
        assertThat(read.theme()).isEqualTo("safe");
        assertThat(read.file()).isEqualTo("~/none");
    }

    @Test
    void saysThatItCannotBeRead() {
        assertThat(PreferencesFile.read(home, home.resolve("me")).mistakes())
                .singleElement()
                .asString()
                .startsWith("it cannot be read: ");
    }
}
