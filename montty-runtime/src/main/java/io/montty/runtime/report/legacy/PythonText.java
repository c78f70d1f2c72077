package io.montty.runtime.report.legacy;

import java.util.ArrayList;
import java.util.List;

/** Know characters as Python knows them, which is not quite as Java does. */
final class PythonText {

    private PythonText() {}

    /** Return the lines of {@code text} as {@code str.splitlines()} finds them. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isLineEnd(text.charAt(i))) {
                continue;
            }
            lines.add(text.substring(start, i));
            if (text.startsWith("\r\n", i)) {
                i++;
            }
            start = i + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    /** Return {@code text} without what {@code str.rstrip()} takes from its end. */
    static String withoutBlanksAtTheEnd(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Tell what {@code str.isspace()} does; no such character is outside of the basic plane. */
    static boolean isSpace(int character) {
        return (character >= '\t' && character <= '\r')
                || (character >= 0x1c && character <= ' ')
                || character == 0x85
                || Character.getType(character) == Character.SPACE_SEPARATOR
                || character == 0x2028
                || character == 0x2029;
    }

    /** Tell what {@code \w} does. */
    static boolean isWord(int character) {
        return switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetter(character) || character == '_';
        };
    }

    /** Tell what {@code [^\d\W]} does. */
    static boolean isLetter(int character) {
        return isWord(character) && Character.getType(character) != Character.DECIMAL_DIGIT_NUMBER;
    }

    private static boolean isLineEnd(char character) {
        return (character >= '\n' && character <= '\r')
                || (character >= 0x1c && character <= 0x1e)
                || character == 0x85
                || character == 0x2028
                || character == 0x2029;
    }
}
