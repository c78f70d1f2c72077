package io.montty.runtime.monitor.key;

import java.util.Locale;

/**
 * Name a key that was pressed.
 *
 * @param kind what sort of key
 * @param character the code point, for a key that has one; the letter in lower case for a control key; else a blank
 */
public record Key(Kind kind, int character) implements Input {

    /** Tell sorts of keys apart. */
    public enum Kind {
        CHARACTER,
        CONTROL,
        UP("Up"),
        DOWN("Down"),
        PAGE_UP("PgUp"),
        PAGE_DOWN("PgDn"),
        HOME("Home"),
        END("End"),
        ENTER("Enter"),
        ESCAPE("Esc"),
        F1("F1"),
        F2("F2"),
        LEFT("Left"),
        RIGHT("Right"),
        TAB("Tab"),
        BACK_TAB("S-Tab"),
        BACKSPACE("Bksp"),
        DELETE("Del"),
        UNKNOWN("?");

        private final String label;

        Kind() {
            this("");
        }

        Kind(String label) {
            this.label = label;
        }
    }

    /** Name a key that types {@code character}. */
    public static Key of(int character) {
        return new Key(Kind.CHARACTER, character);
    }

    /** Name the control key of a letter. */
    public static Key control(char letter) {
        return new Key(
                Kind.CONTROL, String.valueOf(letter).toLowerCase(Locale.ROOT).charAt(0));
    }

    /** Name a key without a character. */
    public static Key of(Kind kind) {
        return new Key(kind, ' ');
    }

    /** Return what is printed on the key. */
    public String label() {
        return switch (kind) {
            case CHARACTER -> character == ' ' ? "Space" : Character.toString(character);
            case CONTROL -> "^" + Character.toString(character);
            default -> kind.label;
        };
    }
}
