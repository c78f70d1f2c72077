package io.montty.deployer.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Read a line as sh(1) does, as far as its quotes go. */
public final class ShellWords {

    private final String line;
    private final List<String> words = new ArrayList<>();
    private @Nullable StringBuilder word;
    private int next;

    private ShellWords(String line) {
        this.line = line;
    }

    /** Return the words of {@code line}. */
    public static List<String> split(String line) {
        ShellWords reader = new ShellWords(line);
        while (reader.next < line.length()) {
            reader.step();
        }
        reader.end();
        return reader.words;
    }

    private void step() {
        char character = line.charAt(next++);
        switch (character) {
            case ' ', '\t' -> end();
            case '\'' -> {
                int close = line.indexOf('\'', next);
                open().append(line, next, close < 0 ? line.length() : close);
                next = close < 0 ? line.length() : close + 1;
            }
            case '"' -> doubleQuoted();
            case '\\' -> {
                if (next < line.length()) {
                    open().append(line.charAt(next++));
                }
            }
            default -> open().append(character);
        }
    }

    private void doubleQuoted() {
        StringBuilder text = open();
        while (next < line.length() && line.charAt(next) != '"') {
            if (line.charAt(next) == '\\' && next + 1 < line.length()) {
                next++;
            }
            text.append(line.charAt(next++));
        }
        next++;
    }

    private StringBuilder open() {
        if (word == null) {
            word = new StringBuilder();
        }
        return word;
    }

    private void end() {
        if (word != null) {
            words.add(word.toString());
            word = null;
        }
    }
}
