package io.montty.runtime.monitor.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.key.Input;
import io.montty.runtime.monitor.key.Key;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeyReaderTest {

    private static final Duration WAIT = Duration.ofMillis(10);

    @Test
    void waitsForTheRestOfASplitArrowKey() throws Exception {
        assertThat(keysOf(new Line("\u001b[Aq", 1, 3))).containsExactly(Key.of(Key.Kind.UP), Key.of('q'));
    }

    @Test
    void takesEscapeForAKeyWhenNothingMoreComesInTime() throws Exception {
        assertThat(keysOf(new Line("\u001bq", 1, 1000))).containsExactly(Key.of(Key.Kind.ESCAPE), Key.of('q'));
    }

    @Test
    void takesEscapeAtTheEndOfTheLine() throws Exception {
        assertThat(keysOf(new Line("q\u001b", 2, 1000))).containsExactly(Key.of('q'), Key.of(Key.Kind.ESCAPE));
    }

    private static List<Input> keysOf(InputStream in) throws IOException, InterruptedException {
        List<Input> keys = new ArrayList<>();
        new KeyReader(in, WAIT, keys::add).run();
        return keys;
    }

    /** A line on which nothing waits for some looks, once {@code pauseAt} bytes were read. */
    @SuppressWarnings("InputStreamSlowMultibyteRead") // the reader takes one byte at a time
    private static final class Line extends InputStream {

        private final String typed;
        private final int pauseAt;
        private int looks;
        private int at;

        Line(String typed, int pauseAt, int looks) {
            this.typed = typed;
            this.pauseAt = pauseAt;
            this.looks = looks;
        }

        @Override
        public int read() {
            return at < typed.length() ? typed.charAt(at++) : -1;
        }

        @Override
        public int available() {
            if (at == pauseAt && looks > 0) {
                looks--;
                return 0;
            }
            return typed.length() - at;
        }
    }
}
