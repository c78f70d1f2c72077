package io.montty.script;

import java.util.ArrayList;
import java.util.List;

/** Name a piece of a header line. */
sealed interface HeaderToken {

    /** A key and its value, the quotes taken off. */
    record Pair(String key, String value) implements HeaderToken {}

    /** A piece that is not {@code key=value}, and why. */
    record Malformed(String text, String reason) implements HeaderToken {}

    /**
     * Split {@code line} into its pieces.
     *
     * <p>Pieces are separated by blanks; a value that holds blanks stands in single or double quotes, and nothing is
     * an escape within them.
     */
    static List<HeaderToken> split(String line) {
        return new Tokenizer(line).tokens();
    }

    /** Walk over one line. */
    final class Tokenizer {

        private final String line;
        private int position;

        private Tokenizer(String line) {
            this.line = line;
        }

        private List<HeaderToken> tokens() {
            List<HeaderToken> tokens = new ArrayList<>();
            skipBlanks();
            while (position < line.length()) {
                tokens.add(next());
                skipBlanks();
            }
            return tokens;
        }

        private HeaderToken next() {
            int start = position;
            while (position < line.length() && !atBlank() && line.charAt(position) != '=') {
                position++;
            }
            String key = line.substring(start, position);
            if (position == line.length() || atBlank()) {
                return new Malformed(key, "is not key=value (no blanks around the equals sign)");
            }
            position++;
            if (key.isEmpty()) {
                return new Malformed("=" + word(), "has no key before its equals sign");
            }
            return position < line.length() && isQuote(line.charAt(position))
                    ? quoted(start, key)
                    : new Pair(key, word());
        }

        private HeaderToken quoted(int start, String key) {
            char quote = line.charAt(position);
            int close = line.indexOf(quote, position + 1);
            if (close < 0) {
                position = line.length();
                return new Malformed(line.substring(start), "has no closing " + quote);
            }
            String value = line.substring(position + 1, close);
            position = close + 1;
            if (position < line.length() && !atBlank()) {
                word();
                return new Malformed(line.substring(start, position), "goes on after its closing " + quote);
            }
            return new Pair(key, value);
        }

        private String word() {
            int start = position;
            while (position < line.length() && !atBlank()) {
                position++;
            }
            return line.substring(start, position);
        }

        private void skipBlanks() {
            while (position < line.length() && atBlank()) {
                position++;
            }
        }

        private boolean atBlank() {
            return Character.isWhitespace(line.charAt(position));
        }

        private static boolean isQuote(char c) {
            return c == '"' || c == '\'';
        }
    }
}
