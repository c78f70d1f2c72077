package io.montty.runtime.report.legacy;

/** Hold a piece of a line that fits into an output line as a whole, or is cut where it is too long for that. */
final class Chunk {

    private final int[] text;
    private final int start;
    private final int end;

    /**
     * Hold {@code text} from {@code start} to before {@code end}.
     *
     * @param text the code points of the line
     */
    Chunk(int[] text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
    }

    int length() {
        return end - start;
    }

    /** Tell whether nothing is in it but blanks, as Python knows them. */
    boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (!PythonText.isSpace(text[i])) {
                return false;
            }
        }
        return true;
    }

    /** Return the first {@code length} characters. */
    Chunk head(int length) {
        return new Chunk(text, start, start + length);
    }

    /** Return what is behind the first {@code length} characters. */
    Chunk tail(int length) {
        return new Chunk(text, start + length, end);
    }

    /** Return how much of this fits into {@code room}: all of the room, or up to the last hyphen in it. */
    int breakBefore(int room) {
        int limit = Math.min(start + room, end);
        for (int i = limit - 1; i > start; i--) {
            if (text[i] == '-') {
                return length() > room && holdsOther(i) ? i + 1 - start : room;
            }
        }
        return room;
    }

    private boolean holdsOther(int hyphen) {
        for (int i = start; i < hyphen; i++) {
            if (text[i] != '-') {
                return true;
            }
        }
        return false;
    }

    void appendTo(StringBuilder line) {
        for (int i = start; i < end; i++) {
            line.appendCodePoint(text[i]);
        }
    }
}
