package io.montty.runtime.monitor.terminal;

import io.montty.runtime.monitor.key.Key;
import java.util.Map;
import java.util.Optional;

/**
 * Turn the bytes of a terminal into keys, one byte at a time.
 *
 * <p>Pasted text is dropped to its end, however slowly it comes: a pasted {@code d} must not delete.
 */
final class KeyDecoder {

    private static final int ESCAPE = 0x1B;
    private static final int LONGEST_SEQUENCE = 32;
    private static final String PASTE_BEGINS = "[200~";
    private static final String PASTE_ENDS = "\u001b[201~";

    /** What terminals send after ESC, in the modes and dialects that are met today. */
    private static final Map<String, Key.Kind> SEQUENCES = Map.ofEntries(
            Map.entry("[A", Key.Kind.UP),
            Map.entry("OA", Key.Kind.UP),
            Map.entry("[B", Key.Kind.DOWN),
            Map.entry("OB", Key.Kind.DOWN),
            Map.entry("[5~", Key.Kind.PAGE_UP),
            Map.entry("[6~", Key.Kind.PAGE_DOWN),
            Map.entry("[H", Key.Kind.HOME),
            Map.entry("OH", Key.Kind.HOME),
            Map.entry("[1~", Key.Kind.HOME),
            Map.entry("[7~", Key.Kind.HOME),
            Map.entry("[F", Key.Kind.END),
            Map.entry("OF", Key.Kind.END),
            Map.entry("[4~", Key.Kind.END),
            Map.entry("[8~", Key.Kind.END),
            Map.entry("OP", Key.Kind.F1),
            Map.entry("[11~", Key.Kind.F1),
            Map.entry("[[A", Key.Kind.F1));

    private enum State {
        GROUND,
        ESCAPED,
        PASTE
    }

    private final StringBuilder sequence = new StringBuilder();
    private State state = State.GROUND;

    /** Take one byte, 0 to 255; return the key that it completes. */
    Optional<Key> take(int octet) {
        return switch (state) {
            case GROUND -> ground(octet);
            case ESCAPED -> escaped((char) octet);
            case PASTE -> paste((char) octet);
        };
    }

    /** Tell whether an ESC came and it is not known yet whether it was the key or starts a sequence. */
    boolean isUndecided() {
        return state == State.ESCAPED;
    }

    /** Decide that nothing more comes for now. */
    Optional<Key> settle() {
        if (state != State.ESCAPED) {
            return Optional.empty();
        }
        state = State.GROUND;
        return Optional.of(Key.of(sequence.length() == 0 ? Key.Kind.ESCAPE : Key.Kind.UNKNOWN));
    }

    private Optional<Key> ground(int octet) {
        if (octet == ESCAPE) {
            begin(State.ESCAPED);
            return Optional.empty();
        }
        if (octet == '\r' || octet == '\n') {
            return Optional.of(Key.of(Key.Kind.ENTER));
        }
        if (octet >= 1 && octet <= 26) {
            return Optional.of(Key.control((char) (octet + '`')));
        }
        return Optional.of(octet >= ' ' && octet <= '~' ? Key.of((char) octet) : Key.of(Key.Kind.UNKNOWN));
    }

    private Optional<Key> escaped(char octet) {
        if (octet == ESCAPE) {
            Optional<Key> key = settle();
            begin(State.ESCAPED);
            return key;
        }
        sequence.append(octet);
        if (!isComplete()) {
            return Optional.empty();
        }
        String complete = sequence.toString();
        if (complete.equals(PASTE_BEGINS)) {
            begin(State.PASTE);
            return Optional.empty();
        }
        state = State.GROUND;
        return Optional.of(Key.of(SEQUENCES.getOrDefault(complete, Key.Kind.UNKNOWN)));
    }

    /** CSI ends with a letter or tilde, SS3 after one more character, anything else is Alt with that character. */
    private boolean isComplete() {
        char first = sequence.charAt(0);
        char last = sequence.charAt(sequence.length() - 1);
        if (sequence.length() == 1) {
            return first != '[' && first != 'O';
        }
        boolean isLinuxFunctionKey = sequence.length() == 2 && first == '[' && last == '[';
        return first == 'O'
                || (last >= '@' && last <= '~' && !isLinuxFunctionKey)
                || sequence.length() > LONGEST_SEQUENCE;
    }

    private Optional<Key> paste(char octet) {
        sequence.append(octet);
        if (!PASTE_ENDS.startsWith(sequence.toString())) {
            sequence.setLength(0);
            if (octet == ESCAPE) {
                sequence.append(octet);
            }
        } else if (sequence.length() == PASTE_ENDS.length()) {
            state = State.GROUND;
        }
        return Optional.empty();
    }

    private void begin(State next) {
        state = next;
        sequence.setLength(0);
    }
}
