package io.montty.plugins.loader;

/** Bring what was thrown onto one line of bounded length. */
final class OneLine {

    private static final int LONGEST = 300;

    private OneLine() {}

    /** Return the kind of {@code thrown} and its message. */
    static String of(Throwable thrown) {
        String message = thrown.getMessage();
        String kind = thrown.getClass().getSimpleName();
        return message == null ? kind : kind + ": " + of(message);
    }

    /** Return {@code text} without line ends and other control characters. */
    static String of(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
