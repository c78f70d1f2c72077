package io.montty.runtime.report.legacy;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fold text at 80 characters as the {@code textwrap} of Python 3.10 and later does; blank lines vanish. */
final class Folding {

    private static final int WIDTH = 80;
    private static final int TAB = 8;

    private Folding() {}

    /** Return {@code text} folded, without a line end at its end. */
    static String fold(String text) {
        List<String> folded = new ArrayList<>();
        for (String line : PythonText.lines(text)) {
            fold(line, folded);
        }
        return String.join("\n", folded);
    }

    private static void fold(String line, List<String> folded) {
        int before = folded.size();
        Deque<Chunk> chunks = new WordSplitter(withoutTabs(line)).chunks();
        while (!chunks.isEmpty()) {
            if (folded.size() > before && chunks.getFirst().isBlank()) {
                chunks.removeFirst();
            }
            String next = takeLine(chunks);
            if (next != null) {
                folded.add(next);
            }
        }
    }

    private static @Nullable String takeLine(Deque<Chunk> chunks) {
        List<Chunk> taken = new ArrayList<>();
        int length = 0;
        while (!chunks.isEmpty() && length + chunks.getFirst().length() <= WIDTH) {
            length += chunks.getFirst().length();
            taken.add(chunks.removeFirst());
        }
        if (!chunks.isEmpty() && chunks.getFirst().length() > WIDTH) {
            Chunk tooLong = chunks.removeFirst();
            int cut = tooLong.breakBefore(WIDTH - length);
            taken.add(tooLong.head(cut));
            chunks.addFirst(tooLong.tail(cut));
        }
        if (!taken.isEmpty() && taken.get(taken.size() - 1).isBlank()) {
            // Python takes the empty head of a long word for the blank here, and so keeps a real one before it.
            taken.remove(taken.size() - 1);
        }
        if (taken.isEmpty()) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        taken.forEach(chunk -> chunk.appendTo(line));
        return line.toString();
    }

    private static int[] withoutTabs(String line) {
        StringBuilder expanded = new StringBuilder(line.length());
        int column = 0;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            i += Character.charCount(character);
            if (character == '\t') {
                int blanks = TAB - column % TAB;
                expanded.append(" ".repeat(blanks));
                column += blanks;
            } else {
                expanded.appendCodePoint(character);
                column++;
            }
        }
        return expanded.codePoints().toArray();
    }
}
