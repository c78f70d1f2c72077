package io.montty.runtime.monitor.terminal;

/** Tell characters that can be typed into a field from those that would do something to the terminal that shows them. */
final class Visible {

    private static final int REPLACEMENT = 0xFFFD;

    private Visible() {}

    static boolean is(int codePoint) {
        return codePoint != REPLACEMENT
                && switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }
}
