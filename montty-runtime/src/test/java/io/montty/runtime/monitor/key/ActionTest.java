package io.montty.runtime.monitor.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ActionTest {

    private static List<Action> in(Mode mode) {
        return Arrays.stream(Action.values())
                .filter(action -> action.worksIn(mode))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void bindsNoKeyTwiceOnAScreen(Mode mode) {
        List<Key> keys = new ArrayList<>();
        in(mode).forEach(action -> keys.addAll(action.keys()));

        assertThat(keys).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void findsEachActionByEachOfItsKeys(Mode mode) {
        for (Action action : in(mode)) {
            for (Key key : action.keys()) {
                assertThat(Action.of(key, mode)).contains(action);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void listsEachActionInOneSection(Mode mode) {
        List<Action> listed = new ArrayList<>();
        for (Action.Section section : Action.Section.values()) {
            listed.addAll(Action.in(mode, section));
        }

        assertThat(listed).containsExactlyInAnyOrderElementsOf(in(mode));
    }

    @ParameterizedTest
    @EnumSource
    void letsAPersonLeaveEveryScreen(Mode mode) {
        assertThat(in(mode)).contains(Action.BACK, Action.HELP, Action.QUIT, Action.REDRAW, Action.SUSPEND);
    }
}
