package io.montty.runtime.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColorDepthTest {

    @ParameterizedTest(name = "{0} with TERM={1} COLORTERM={2} NO_COLOR={3}")
    @CsvSource({
        "auto,   xterm,          '',        '', COLORS_16",
        "auto,   xterm-256color, '',        '', COLORS_256",
        "auto,   xterm-256color, truecolor, '', TRUE_COLOR",
        "auto,   xterm,          24bit,     '', TRUE_COLOR",
        "auto,   xterm-direct,   '',        '', TRUE_COLOR",
        "auto,   linux,          '',        '', COLORS_16",
        "auto,   dumb,           truecolor, '', NONE",
        "auto,   vt220,          '',        '', NONE",
        "auto,   nonsuch,        '',        '', NONE",
        "auto,   nonsuch,        truecolor, '', TRUE_COLOR",
        "auto,   nonsuch-256color, '',      '', COLORS_256",
        "auto,   xterm-m,        '',        '', NONE",
        "auto,   '',             '',        '', NONE",
        "auto,   xterm-256color, truecolor, 1,  NONE",
        "always, xterm-256color, '',        1,  COLORS_256",
        "always, dumb,           '',        '', COLORS_16",
        "never,  xterm-256color, truecolor, '', NONE",
        "16,     xterm-256color, truecolor, 1,  COLORS_16",
        "256,    dumb,           '',        '', COLORS_256",
        "true,   xterm,          '',        '', TRUE_COLOR",
    })
    void followsTheOptionThenTheEnvironment(
            String option, String term, String colorTerm, String noColor, ColorDepth expected) {
        Map<String, String> environment = Map.of("TERM", term, "COLORTERM", colorTerm, "NO_COLOR", noColor);

        assertThat(ColorDepth.Choice.parse(option).map(choice -> ColorDepth.of(choice, environment)))
                .contains(expected);
    }

    @Test
    void knowsNoOtherOption() {
        assertThat(ColorDepth.Choice.parse("AUTO")).isEmpty();
        assertThat(ColorDepth.Choice.parse("88")).isEmpty();
    }
}
