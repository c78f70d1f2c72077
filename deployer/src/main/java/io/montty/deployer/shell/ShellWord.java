package io.montty.deployer.shell;

import java.util.regex.Pattern;

/** Write text so that sh(1) reads it as one word. */
public final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@_+=:,./-]+");

    private ShellWord() {}

    /** Return {@code text} itself if sh(1) reads nothing into it, else in single quotes. */
    public static String quote(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /**
     * Return {@code text} so that it is one word after cron(8) has passed it on to sh(1).
     *
     * <p>cron ends a command at a {@code %} without a backslash before it, and some take one of two backslashes away;
     * so none is left before another, or before a {@code %} that it is not meant for.
     */
    public static String quoteForCron(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        StringBuilder word = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\'' -> word.append("'\\''");
                case '\\' -> word.append("\\''");
                case '%' -> word.append("\\%");
                default -> word.append(character);
            }
        }
        return word.append('\'').toString();
    }
}
