package io.montty.runtime.monitor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainWrapTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one two three four five six seven eight nine ten",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "a bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb c",
                "bbbbbbbbbb cccccccccc  ",
                "                                             x",
                "123456789 123456789 123456789 ",
            })
    void breaksTextOfOneSpanAsItBreaksTextOfMany(String text) {
        for (int width = 2; width < 40; width++) {
            for (int indent : new int[] {0, 1, 9}) {
                Line one = Line.of(indent, text, Role.PLAIN);
                Line two = new Line(
                        indent, List.of(new Span(text.substring(0, 1), Role.TITLE), Span.plain(text.substring(1))));

                assertThat(one.wrap(width).stream().map(Line::text).toList())
                        .as("%s columns, indent %s", width, indent)
                        .isEqualTo(two.wrap(width).stream().map(Line::text).toList());
            }
        }
    }
}
