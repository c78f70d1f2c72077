package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/** Let a person type one line. */
public final class TextField {

    private final int longest;
    private String text;
    private boolean suggested;
    private int cursor;

    /** @param longest how many characters it takes */
    TextField(String text, int longest) {
        this.text = text;
        this.longest = longest;
        this.cursor = text.length();
    }

    /** Take a key; tell whether it changed the text. */
    boolean press(Key key) {
        String before = text;
        take(key);
        suggested = false;
        return !text.equals(before);
    }

    private void take(Key key) {
        switch (key.kind()) {
            case CHARACTER -> insert(Character.toString(key.character()));
            case BACKSPACE -> delete(before(cursor), cursor);
            case DELETE -> delete(cursor, after(cursor));
            case LEFT -> cursor = before(cursor);
            case RIGHT -> cursor = after(cursor);
            case HOME -> cursor = 0;
            case END -> cursor = text.length();
            case CONTROL -> control(key.character());
            default -> {}
        }
    }

    private void control(int letter) {
        switch (letter) {
            case 'a' -> cursor = 0;
            case 'e' -> cursor = text.length();
            case 'u' -> delete(0, cursor);
            case 'k' -> delete(cursor, text.length());
            case 'w' -> delete(startOfWord(), cursor);
            case 'h' -> delete(before(cursor), cursor);
            case 'd' -> delete(cursor, after(cursor));
            default -> {}
        }
    }

    private int startOfWord() {
        int start = cursor;
        while (start > 0 && text.charAt(start - 1) == ' ') {
            start--;
        }
        while (start > 0 && text.charAt(start - 1) != ' ') {
            start--;
        }
        return start;
    }

    /** Make one whose text is what most people want: the first character that is typed takes its place. */
    static TextField suggesting(String text, int longest) {
        TextField field = new TextField(text, longest);
        field.suggested = true;
        return field;
    }

    private void insert(String typed) {
        if (suggested) {
            text = "";
            cursor = 0;
        }
        if (text.length() + typed.length() <= longest) {
            text = text.substring(0, cursor) + typed + text.substring(cursor);
            cursor += typed.length();
        }
    }

    private void delete(int from, int to) {
        text = text.substring(0, from) + text.substring(to);
        cursor = from;
    }

    /** What a person sees as one character goes at once, its marks included. */
    private int before(int at) {
        return at == 0 ? 0 : boundaries().preceding(at);
    }

    private int after(int at) {
        return at == text.length() ? at : boundaries().following(at);
    }

    private BreakIterator boundaries() {
        BreakIterator boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
        boundaries.setText(text);
        return boundaries;
    }

    /**
     * Return the part around the cursor that there is room for.
     *
     * @param columns at least 3
     * @param active whether keys go to this field, so that the cursor is shown
     */
    public List<Span> shown(int columns, boolean active) {
        int from = 0;
        while (Cluster.width(text.substring(from, cursor)) > columns - 2) {
            from = after(from);
        }
        String start = text.substring(from, cursor);
        String tail = tail();
        String under = tail.isEmpty() ? " " : tail.substring(0, after(cursor) - cursor);
        String rest = tail.isEmpty() ? "" : tail.substring(under.length());
        String end = Cluster.fit(rest, Math.max(0, columns - Cluster.width(start) - Cluster.width(under)));
        return List.of(
                new Span(start, Role.TITLE),
                new Span(under, active ? Role.PROMPT : Role.TITLE),
                new Span(end, Role.TITLE));
    }

    /** Put another text in the place of this one, with the cursor at its end. */
    void replace(String other) {
        text = other.length() <= longest ? other : other.substring(0, longest);
        cursor = text.length();
    }

    public String text() {
        return text;
    }

    /** Return the part of the text before the cursor. */
    public String head() {
        return text.substring(0, cursor);
    }

    /** Return the part of the text from the cursor on. */
    public String tail() {
        return text.substring(cursor);
    }
}
