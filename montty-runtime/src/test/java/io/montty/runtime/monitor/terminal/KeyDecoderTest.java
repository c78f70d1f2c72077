package io.montty.runtime.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.key.Key;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "[C, UNKNOWN",
        "[15~, UNKNOWN",
        "[1;5A, UNKNOWN",
        "d, UNKNOWN",
        "[<0;10;5M, UNKNOWN"
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
    void dropsPastedTextToItsEnd() {
        assertThat(type("\u001b[200~ddd\u001b[A\u001b\u001b[20y\r\u001b[201~n")).containsExactly(Key.of('n'));
    }

    @Test
    void dropsAPasteThatStopsForAWhile() {
        assertThat(type("\u001b[200~dd")).isEmpty();
        assertThat(decoder.settle()).isEmpty();
        assertThat(type("dy\u001b")).isEmpty();
        assertThat(decoder.isUndecided()).isFalse();
        assertThat(type("[201~q")).containsExactly(Key.of('q'));
    }

    @Test
    void takesNoKeyFromTextInOtherScripts() {
        assertThat(type("\u00e9")).containsOnly(Key.of(Key.Kind.UNKNOWN));
    }

    @Test
    void endsASequenceThatNeverEnds() {
        assertThat(type("\u001b[" + "1;".repeat(100))).contains(Key.of(Key.Kind.UNKNOWN));
    }

    private List<Key> type(String typed) {
        List<Key> keys = new ArrayList<>();
        for (byte octet : typed.getBytes(StandardCharsets.UTF_8)) {
            decoder.take(octet & 0xFF).ifPresent(keys::add);
        }
        return keys;
    }
}
