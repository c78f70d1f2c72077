package io.montty.runtime.monitor.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HelpTest {

    private static final String ABOUT = "theme safe (256)  mouse off (F2)  config ~/.config/montty/monitor";

    private static String text(Mode mode, int columns) {
        return Help.of(mode, columns, ABOUT).stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryKeyOfTheScreen(Mode mode) {
        for (int columns : List.of(60, 80, 120)) {
            List<String> words = Arrays.asList(text(mode, columns).split("\\s+", -1));
            for (Action action : Action.values()) {
                if (action.worksIn(mode)) {
                    assertThat(words)
                            .containsAll(action.keys().stream().map(Key::label).toList());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void fitsIntoTheWindow(Mode mode) {
        for (int columns : List.of(60, 79, 80, 100, 200)) {
            assertThat(Help.of(mode, columns, ABOUT))
                    .allSatisfy(line -> assertThat(Cluster.width(line.text())).isLessThanOrEqualTo(columns));
        }
    }

    @ParameterizedTest
    @EnumSource
    void needsNoScrollingAtTheUsualSize(Mode mode) {
        assertThat(Help.of(mode, 80, ABOUT)).hasSizeLessThanOrEqualTo(18);
    }
}
