package io.montty.runtime.report.legacy;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Split a line where Python's {@code textwrap} may break it: at blanks, behind hyphens between letters, and around
 * dashes of two hyphens and more.
 */
final class WordSplitter {

    private static final String WORD_PUNCTUATION = "!\"'&.,?";

    private final int[] text;
    private final int[] hyphensEnd;

    /** @param text the line's code points, without any blank but the space */
    WordSplitter(int[] text) {
        this.text = text;
        this.hyphensEnd = new int[text.length + 1];
        hyphensEnd[text.length] = text.length;
        for (int i = text.length - 1; i >= 0; i--) {
            hyphensEnd[i] = text[i] == '-' ? hyphensEnd[i + 1] : i;
        }
    }

    /** Return the chunks of the line, which together are all of it. */
    Deque<Chunk> chunks() {
        Deque<Chunk> chunks = new ArrayDeque<>();
        for (int start = 0; start < text.length; ) {
            int end = endOfChunk(start);
            chunks.add(new Chunk(text, start, end));
            start = end;
        }
        return chunks;
    }

    private int endOfChunk(int start) {
        if (text[start] == ' ') {
            return endOfBlanks(start);
        }
        if (isDash(start)) {
            return hyphensEnd[start];
        }
        int end = start + 1;
        while (end < text.length && text[end] != ' ' && !isDash(end)) {
            if (text[end] == '-' && isBetweenLetters(end)) {
                return end + 1;
            }
            end++;
        }
        return end;
    }

    private int endOfBlanks(int start) {
        int end = start;
        while (end < text.length && text[end] == ' ') {
            end++;
        }
        return end;
    }

    /** Tell whether hyphens begin at {@code index} that stand between words as a dash does. */
    private boolean isDash(int index) {
        int end = hyphensEnd[index];
        return end - index >= 2
                && index > 0
                && isWordEnd(text[index - 1])
                && end < text.length
                && PythonText.isWord(text[end]);
    }

    private static boolean isWordEnd(int character) {
        return PythonText.isWord(character) || WORD_PUNCTUATION.indexOf(character) >= 0;
    }

    /** Tell whether two letters stand before the hyphen at {@code index} and two behind it, each pair perhaps hyphenated. */
    private boolean isBetweenLetters(int index) {
        boolean before = isLetter(index - 1) && (isLetter(index - 2) || (isHyphen(index - 2) && isLetter(index - 3)));
        boolean behind = isLetter(index + 1) && (isLetter(index + 2) || (isHyphen(index + 2) && isLetter(index + 3)));
        return before && behind;
    }

    private boolean isLetter(int index) {
        return index >= 0 && index < text.length && PythonText.isLetter(text[index]);
    }

    private boolean isHyphen(int index) {
        return index >= 0 && index < text.length && text[index] == '-';
    }
}
