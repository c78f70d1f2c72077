package io.montty.runtime.monitor.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.key.Key;
import org.junit.jupiter.api.Test;

final class TextFieldTest {

    private static TextField type(TextField field, String text) {
        text.codePoints().forEach(character -> field.press(Key.of(character)));
        return field;
    }

    @Test
    void addsWhatIsTypedAtTheCursor() {
        TextField field = type(new TextField("ab", 10), "c");
        field.press(Key.of(Key.Kind.HOME));

        assertThat(type(field, "x").text()).isEqualTo("xabc");
    }

    @Test
    void takesASuggestionAwayWithTheFirstCharacter() {
        assertThat(type(TextField.suggesting("8h", 10), "4h").text()).isEqualTo("4h");
    }

    @Test
    void keepsASuggestionThatIsEdited() {
        TextField field = TextField.suggesting("8h", 10);
        field.press(Key.of(Key.Kind.LEFT));

        assertThat(type(field, "0").text()).isEqualTo("80h");
    }

    @Test
    void deletesAsShellsDo() {
        TextField field = new TextField("one two three", 20);
        field.press(Key.control('w'));
        assertThat(field.text()).isEqualTo("one two ");
        field.press(Key.control('u'));
        assertThat(field.text()).isEmpty();
    }

    @Test
    void takesACharacterWithItsMarksAwayAtOnce() {
        TextField field = new TextField("e\u0301", 10);
        field.press(Key.of(Key.Kind.BACKSPACE));

        assertThat(field.text()).isEmpty();
    }

    @Test
    void takesNoMoreThanThereIsRoomFor() {
        assertThat(type(new TextField("", 3), "abcd").text()).isEqualTo("abc");
    }
}
