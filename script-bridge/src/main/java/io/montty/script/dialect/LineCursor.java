package io.montty.script.dialect;

import java.util.function.IntPredicate;

/** Walk over one line, each character once. */
final class LineCursor {

    private final String line;
    private int position;

    LineCursor(String line) {
        this.line = line;
    }

    boolean atEnd() {
        return position == line.length();
    }

    boolean at(char c) {
        return !atEnd() && line.charAt(position) == c;
    }

    /** Step over {@code c} if it is next. */
    boolean accept(char c) {
        boolean accepted = at(c);
        if (accepted) {
            position++;
        }
        return accepted;
    }

    /** Step over {@code c}. */
    void expect(char c) throws MalformedException {
        if (!accept(c)) {
            throw new MalformedException("expected '" + c + "' " + where());
        }
    }

    /** Step over blanks and tabs; tell whether there were any. */
    boolean skipBlanks() {
        return !take(c -> c == ' ' || c == '\t').isEmpty();
    }

    /** Step over the characters that are {@code wanted}. */
    String take(IntPredicate wanted) {
        int start = position;
        while (!atEnd() && wanted.test(line.charAt(position))) {
            position++;
        }
        return line.substring(start, position);
    }

    /** Step over all that is left. */
    String rest() {
        return take(c -> true);
    }

    /** Step over the next character. */
    char next() throws MalformedException {
        if (atEnd()) {
            throw new MalformedException("the line ends too early");
        }
        return line.charAt(position++);
    }

    /** Say where the walk stands. */
    String where() {
        return atEnd() ? "at the end of the line" : "at column " + (position + 1);
    }
}
