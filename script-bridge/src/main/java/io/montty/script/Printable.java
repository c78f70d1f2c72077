package io.montty.script;

/** Write names of files so that they stay on one line and can be told apart. */
final class Printable {

    private Printable() {}

    static String of(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                text.append(String.format("\\x%02x", c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }
}
