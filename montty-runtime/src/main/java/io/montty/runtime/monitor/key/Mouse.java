package io.montty.runtime.monitor.key;

/**
 * Say what the mouse did.
 *
 * @param deed what
 * @param column where, from 0 at the left
 * @param row where, from 0 at the top
 */
public record Mouse(Deed deed, int column, int row) implements Input {

    /** Tell what can be done with it. */
    public enum Deed {
        PRESSED,
        WHEEL_UP,
        WHEEL_DOWN
    }
}
