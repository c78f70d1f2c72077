package io.montty.runtime.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.key.Input;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.key.Mouse;
import io.montty.runtime.monitor.key.Pasted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyDecoderTest {

    private final KeyDecoder decoder = new KeyDecoder();

    @ParameterizedTest
    @CsvSource({
        "[A, UP",
        "OA, UP",
        "[B, DOWN",
        "OB, DOWN",
        "[5~, PAGE_UP",
        "[6~, PAGE_DOWN",
        "[H, HOME",
        "OH, HOME",
        "[1~, HOME",
        "[7~, HOME",
        "[F, END",
        "OF, END",
        "[4~, END",
        "[8~, END",
        "OP, F1",
        "[11~, F1",
        "[[A, F1",
        "[C, RIGHT",
        "OC, RIGHT",
        "[D, LEFT",
        "OD, LEFT",
        "[3~, DELETE",
        "[Z, BACK_TAB",
        "OM, ENTER",
        "OQ, F2",
        "[12~, F2",
        "[[B, F2",
        "[15~, UNKNOWN",
        "[1;5A, UNKNOWN",
        "d, UNKNOWN"
    })
    void knowsTheSequencesOfTerminals(String sequence, Key.Kind expected) {
        assertThat(type("\u001b" + sequence)).containsExactly(Key.of(expected));
        assertThat(decoder.isUndecided()).isFalse();
    }

    @Test
    void takesCharactersAndControlKeysAsTheyCome() {
        assertThat(type("q\u0013\u0011\u001a\r\n ?"))
                .containsExactly(
                        Key.of('q'),
                        Key.control('s'),
                        Key.control('q'),
                        Key.control('z'),
                        Key.of(Key.Kind.ENTER),
                        Key.of(Key.Kind.ENTER),
                        Key.of(' '),
                        Key.of('?'));
    }

    @Test
    void takesEscapeAloneOnlyWhenNothingFollows() {
        assertThat(type("\u001b")).isEmpty();
        assertThat(decoder.isUndecided()).isTrue();
        assertThat(decoder.settle()).contains(Key.of(Key.Kind.ESCAPE));
        assertThat(decoder.settle()).isEmpty();
    }

    @Test
    void goesOnWithASequenceThatCameInPieces() {
        assertThat(type("\u001b")).isEmpty();
        assertThat(type("[")).isEmpty();
        assertThat(type("5")).isEmpty();
        assertThat(type("~")).containsExactly(Key.of(Key.Kind.PAGE_UP));
    }

    @Test
    void takesTwoEscapesForTwoKeys() {
        assertThat(type("\u001b\u001b[A")).containsExactly(Key.of(Key.Kind.ESCAPE), Key.of(Key.Kind.UP));
    }

    @Test
    void takesPastedTextForNoKey() {
        assertThat(type("\u001b[200~ddd\u001b[A\u001b\u001b[20y\r\u001b[201~n"))
                .containsExactly(new Pasted("ddd"), Key.of('n'));
    }

    @Test
    void waitsForTheEndOfAPasteThatStopsForAWhile() {
        assertThat(type("\u001b[200~dd")).isEmpty();
        assertThat(decoder.settle()).isEmpty();
        assertThat(type("dy\u001b")).isEmpty();
        assertThat(decoder.isUndecided()).isFalse();
        assertThat(type("[201~q")).containsExactly(new Pasted("dddy"), Key.of('q'));
    }

    @Test
    void takesOfAPasteTheVisibleCharactersOfItsFirstLine() {
        assertThat(type("\u001b[200~w\u00e9b\u202e-\u00071\nrm -rf\u001b[201~"))
                .containsExactly(new Pasted("w\u00e9b-1"));
        assertThat(type("\u001b[200~" + "x".repeat(100_000) + "\u001b[201~"))
                .containsExactly(new Pasted("x".repeat(200)));
    }

    @Test
    void takesCharactersOfAllScriptsHoweverTheirBytesAreCutApart() {
        assertThat(type("\u00e9\u4e16\ud83d\ude00")).containsExactly(Key.of(0xE9), Key.of(0x4E16), Key.of(0x1F600));
    }

    @Test
    void takesNoCharacterFromBadBytesAndLosesNoKeyForThem() {
        assertThat(bytes(0xC3, 'q')).containsExactly(Key.of('q'));
        assertThat(bytes(0xC3, 0x1B, '[', 'A')).containsExactly(Key.of(Key.Kind.UP));
        assertThat(bytes(0xFF)).containsExactly(Key.of(Key.Kind.UNKNOWN));
        assertThat(bytes(0xA9)).containsExactly(Key.of(Key.Kind.UNKNOWN));
        assertThat(bytes(0xC0, 0xAF)).containsExactly(Key.of(Key.Kind.UNKNOWN));
        assertThat(bytes(0xED, 0xA0, 0x80)).containsExactly(Key.of(Key.Kind.UNKNOWN));
        assertThat(bytes(0xF4, 0x90, 0x80, 0x80)).containsExactly(Key.of(Key.Kind.UNKNOWN));
    }

    @Test
    void takesNoCharacterThatWouldDoSomethingToTheTerminal() {
        assertThat(type("\u009b\u202e\u2028\ue000\u00ad")).hasSize(5).containsOnly(Key.of(Key.Kind.UNKNOWN));
    }

    @Test
    void tellsTheKeysThatEditAField() {
        assertThat(type("\t\u007f\b\u001c"))
                .containsExactly(Key.of(Key.Kind.TAB), Key.of(Key.Kind.BACKSPACE), Key.control('h'), Key.control('\\'));
    }

    @ParameterizedTest
    @CsvSource({
        "[<0;1;1M, PRESSED, 0, 0",
        "[<0;300;50M, PRESSED, 299, 49",
        "[<64;10;5M, WHEEL_UP, 9, 4",
        "[<65;10;5M, WHEEL_DOWN, 9, 4",
    })
    void tellsWhatTheMouseDidAndWhere(String sequence, Mouse.Deed deed, int column, int row) {
        assertThat(type("\u001b" + sequence + "q")).containsExactly(new Mouse(deed, column, row), Key.of('q'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[<0;10;5m", "[<32;10;5M", "[<1;10;5M", "[<2;10;5M", "[<16;10;5M", "[M dd", "[M \u001bd"})
    void leavesTheRestOfTheMouseAlone(String sequence) {
        assertThat(type("\u001b" + sequence + "q")).containsExactly(Key.of('q'));
    }

    @Test
    void endsASequenceThatNeverEnds() {
        assertThat(type("\u001b[" + "1;".repeat(100))).contains(Key.of(Key.Kind.UNKNOWN));
    }

    private List<Input> type(String typed) {
        List<Input> inputs = new ArrayList<>();
        for (byte octet : typed.getBytes(StandardCharsets.UTF_8)) {
            decoder.take(octet & 0xFF).ifPresent(inputs::add);
        }
        return inputs;
    }

    private List<Input> bytes(int... octets) {
        List<Input> inputs = new ArrayList<>();
        for (int octet : octets) {
            decoder.take(octet).ifPresent(inputs::add);
        }
        return inputs;
    }
}
