package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.screen.AskingFixture;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DialogGoldenTest {

    private static final Map<String, Consumer<ConsoleFixture>> DIALOGS = new TreeMap<>(Map.of(
            "delete-alert", AskingFixture::deleteAnAlert,
            "delete-many", AskingFixture::deleteMany,
            "delete-hosts", AskingFixture::deleteOfManyHosts,
            "acknowledge", AskingFixture::acknowledge,
            "acknowledge-mistakes", AskingFixture::acknowledgeWithMistakes,
            "unacknowledge", AskingFixture::unacknowledge,
            "quit", AskingFixture::quit));

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void showsEachDialogOverTheScreen(int columns, int rows) throws IOException {
        for (String name : DIALOGS.keySet()) {
            ConsoleFixture fixture = AskingFixture.open(columns, rows);
            DIALOGS.get(name).accept(fixture);
            Golden.hold("ask-" + name, fixture);
        }
    }

    @Test
    void toldApartByMoreThanColour() throws IOException {
        ConsoleFixture fixture = AskingFixture.open(80, 24);
        AskingFixture.acknowledge(fixture);
        Golden.holdColours("ask-acknowledge-colours", fixture);
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void showsThePromptAndWhatIsWrong(int columns, int rows) throws IOException {
        ConsoleFixture fixture = AskingFixture.open(columns, rows);
        fixture.type(":s").press(Key.Kind.TAB);
        Golden.hold("ask-prompt", fixture);
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24"})
    void saysInTheSecondLineThatNothingCanBeChanged(int columns, int rows) throws IOException {
        ConsoleFixture fixture = new ConsoleFixture(columns, rows, true);
        AskingFixture.fill(fixture);
        AskingFixture.deleteAnAlert(fixture);
        Golden.hold("ask-read-only", fixture);
    }
}
