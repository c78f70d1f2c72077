package io.montty.runtime.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import io.montty.runtime.monitor.screen.Preferences;
import io.montty.runtime.monitor.text.Look;
import io.montty.runtime.monitor.text.Role;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PaletteTest {

    @Test
    void knowsTheThemesThatComeWithIt() {
        assertThat(Theme.names()).containsExactly("safe", "contrast", "mono");
        assertThat(Theme.named("mono")).contains(Theme.MONO);
        assertThat(Theme.named("pink")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ColorDepth.class)
    void usesNoMoreColoursThanThemeAndTerminalHave(ColorDepth depth) {
        for (Role role : Role.values()) {
            assertThat(new Palette(depth, Theme.MONO).style(role).color()).isEqualTo(TextColor.ANSI.DEFAULT);
            assertThat(new Palette(depth, Theme.CONTRAST).style(role).color()).isInstanceOf(TextColor.ANSI.class);
            assertThat(new Palette(ColorDepth.NONE, Theme.CONTRAST).style(role).color())
                    .isEqualTo(TextColor.ANSI.DEFAULT);
        }
    }

    @Test
    void showsAThemesColourAsTheNearestThatTheTerminalHas() {
        Theme theme = Theme.SAFE.with(Role.ALERT, new Look(OptionalInt.of(0xFF00FF), Set.of(Look.Attribute.BOLD)));

        assertThat(new Palette(ColorDepth.TRUE_COLOR, theme).style(Role.ALERT))
                .isEqualTo(Style.of(new TextColor.RGB(255, 0, 255), SGR.BOLD));
        assertThat(new Palette(ColorDepth.COLORS_256, theme).style(Role.ALERT))
                .isEqualTo(Style.of(new TextColor.Indexed(201), SGR.BOLD));
        assertThat(new Palette(ColorDepth.COLORS_16, theme).style(Role.ALERT))
                .isEqualTo(Style.of(TextColor.ANSI.MAGENTA_BRIGHT, SGR.BOLD));
        assertThat(new Palette(ColorDepth.NONE, theme).style(Role.ALERT))
                .isEqualTo(Style.of(TextColor.ANSI.DEFAULT, SGR.BOLD));
        assertThat(new Palette(ColorDepth.TRUE_COLOR, theme).style(Role.WARN))
                .isEqualTo(new Palette(ColorDepth.TRUE_COLOR).style(Role.WARN));
    }

    @ParameterizedTest
    @EnumSource(ColorDepth.class)
    void tellsAnAlertInTheSelectedRowFromTheRow(ColorDepth depth) {
        for (Theme theme : new Theme[] {Theme.SAFE, Theme.CONTRAST, Theme.MONO}) {
            Palette palette = new Palette(depth, theme);
            Style alert = palette.style(Role.ALERT).selected();
            assertThat(alert.attributes()).contains(SGR.REVERSE, SGR.BOLD);
            assertThat(alert).isNotEqualTo(palette.style(Role.TITLE).selected());
            assertThat(alert.color().equals(TextColor.ANSI.DEFAULT))
                    .isEqualTo(alert.attributes().contains(SGR.UNDERLINE));
        }
    }

    @Test
    void leavesBarsAsTheyAre() {
        Style bars = new Palette(ColorDepth.TRUE_COLOR).style(Role.BARS);

        assertThat(bars.selected()).isEqualTo(bars);
    }

    @Test
    void knowsTheThemesThatPreferencesMayName() {
        assertThat(Theme.names()).isEqualTo(Preferences.THEMES);
    }

    @Test
    void letsAUsersOwnLookBeatTheTheme() {
        Palette palette = Palette.of(
                ColorDepth.COLORS_256,
                "mono",
                Map.of(Role.WARN, new Look(OptionalInt.empty(), Set.of(Look.Attribute.DIM))));

        assertThat(palette.style(Role.WARN).attributes()).containsExactly(Style.FAINT);
    }
}
