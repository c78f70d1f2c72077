package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.monitor.screen.AskingFixture;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HelpGoldenTest {

    @ParameterizedTest
    @EnumSource
    void listsTheKeysOfTheScreenBelow(Mode mode) throws IOException {
        for (int[] size : new int[][] {{60, 12}, {80, 24}, {120, 40}}) {
            ConsoleFixture fixture = AskingFixture.open(size[0], size[1]);
            AskingFixture.help(fixture, mode);
            Golden.hold("help-" + mode.name().toLowerCase(Locale.ROOT), fixture);
        }
    }

    @Test
    void scrollsToItsEnd() throws IOException {
        ConsoleFixture fixture = AskingFixture.open(60, 12);
        AskingFixture.help(fixture, Mode.FLEET);
        fixture.press(Key.Kind.END);
        Golden.hold("help-end", fixture);
    }

    @Test
    void coloursTheStatusesAlone() throws IOException {
        ConsoleFixture fixture = AskingFixture.open(80, 24);
        AskingFixture.help(fixture, Mode.DETAIL);
        Golden.holdColours("help-colours", fixture);
    }
}
