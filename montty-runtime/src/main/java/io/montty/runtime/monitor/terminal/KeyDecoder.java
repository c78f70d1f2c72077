package io.montty.runtime.monitor.terminal;

import io.montty.runtime.monitor.key.Input;
import io.montty.runtime.monitor.key.Key;
import java.util.Optional;

/** Turn the bytes of a terminal into what a person did, one byte at a time. */
final class KeyDecoder {

    private static final int ESCAPE = 0x1B;
    private static final int RUBOUT = 0x7F;
    private static final int ASCII_END = 0x80;
    private static final int LONGEST_SEQUENCE = 32;
    private static final int OLD_MOUSE_LENGTH = 5;

    private enum State {
        GROUND,
        ESCAPED,
        PASTE
    }

    private final StringBuilder sequence = new StringBuilder();
    private final Utf8Decoder utf8 = new Utf8Decoder();
    private final PasteCollector paste = new PasteCollector();
    private State state = State.GROUND;

    /** Take one byte, 0 to 255; return what it completes. */
    Optional<Input> take(int octet) {
        return switch (state) {
            case GROUND -> ground(octet);
            case ESCAPED -> escaped((char) octet);
            case PASTE -> pasting(octet);
        };
    }

    /** Tell whether an ESC came and it is not known yet whether it was the key or starts a sequence. */
    boolean isUndecided() {
        return state == State.ESCAPED;
    }

    /** Decide that nothing more comes for now. */
    Optional<Input> settle() {
        if (state != State.ESCAPED) {
            return Optional.empty();
        }
        state = State.GROUND;
        return key(sequence.length() == 0 ? Key.Kind.ESCAPE : Key.Kind.UNKNOWN);
    }

    /** A key ends a character that was cut off, and is not lost for it. */
    private Optional<Input> ground(int octet) {
        if (octet >= ASCII_END) {
            return character(utf8.take(octet));
        }
        utf8.reset();
        if (octet == ESCAPE) {
            escape();
            return Optional.empty();
        }
        return switch (octet) {
            case '\r', '\n' -> key(Key.Kind.ENTER);
            case '\t' -> key(Key.Kind.TAB);
            case RUBOUT -> key(Key.Kind.BACKSPACE);
            case 0 -> key(Key.Kind.UNKNOWN);
            default -> Optional.of(octet < ' ' ? Key.control((char) (octet + '@')) : Key.of(octet));
        };
    }

    private static Optional<Input> character(int codePoint) {
        if (codePoint == Utf8Decoder.MORE) {
            return Optional.empty();
        }
        return codePoint == Utf8Decoder.BAD || !Visible.is(codePoint)
                ? key(Key.Kind.UNKNOWN)
                : Optional.of(Key.of(codePoint));
    }

    private static Optional<Input> key(Key.Kind kind) {
        return Optional.of(Key.of(kind));
    }

    private Optional<Input> escaped(char octet) {
        if (octet == ESCAPE && !isOldMouse()) {
            Optional<Input> key = settle();
            escape();
            return key;
        }
        sequence.append(octet);
        if (!isComplete()) {
            return Optional.empty();
        }
        String complete = sequence.toString();
        if (complete.equals(PasteCollector.BEGINS)) {
            state = State.PASTE;
            paste.begin();
            return Optional.empty();
        }
        state = State.GROUND;
        return KeySequences.read(complete);
    }

    /** CSI ends with a letter or tilde, SS3 after one more character, anything else is Alt with that character. */
    private boolean isComplete() {
        char first = sequence.charAt(0);
        char last = sequence.charAt(sequence.length() - 1);
        if (sequence.length() == 1) {
            return first != '[' && first != 'O';
        }
        if (isOldMouse()) {
            return sequence.length() == OLD_MOUSE_LENGTH;
        }
        boolean isLinuxFunctionKey = sequence.length() == 2 && first == '[' && last == '[';
        return first == 'O'
                || (last >= '@' && last <= '~' && !isLinuxFunctionKey)
                || sequence.length() > LONGEST_SEQUENCE;
    }

    /** Three bytes follow that look like keys: a click in column 68 must not be taken for {@code d}. */
    private boolean isOldMouse() {
        return sequence.length() >= 2 && sequence.charAt(0) == '[' && sequence.charAt(1) == 'M';
    }

    private Optional<Input> pasting(int octet) {
        if (!paste.take(octet)) {
            return Optional.empty();
        }
        state = State.GROUND;
        return Optional.of(paste.pasted());
    }

    private void escape() {
        state = State.ESCAPED;
        sequence.setLength(0);
    }
}
