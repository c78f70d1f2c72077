package io.montty.runtime.monitor.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.WindowSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;

/**
 * Write to a terminal as few bytes as can be: attributes, colours and cursor moves are sent when text follows that
 * needs them, and never twice. It reads nothing; keys have a reader of their own.
 */
final class SparingTerminal extends ANSITerminal {

    private static final WindowSize USUAL = new WindowSize(80, 24);
    private static final int UNKNOWN = -1;
    private static final int CHEAPER_AS_BLANKS = 4;
    private static final String CSI = "\u001b[";

    private static final String MOUSE_ON = CSI + "?1000h" + CSI + "?1006h";
    private static final String MOUSE_OFF = CSI + "?1006l" + CSI + "?1000l";

    private final TerminalKind kind;
    private final Charset charset;
    private final OutputStream out;
    private final Pen pen = new Pen();
    private WindowSize size = USUAL;
    private int wantedColumn;
    private int wantedRow;
    private int column = UNKNOWN;
    private int row = UNKNOWN;
    private boolean blank;
    private int blankRow = UNKNOWN;
    private boolean cursorKnown;
    private boolean cursorVisible;
    private boolean inPrivateMode;
    private boolean mouse;

    /** Write to {@code out}, which should be buffered; it is flushed once a frame. */
    SparingTerminal(OutputStream out, Charset charset, TerminalKind kind) {
        super(InputStream.nullInputStream(), out, charset);
        this.kind = kind;
        this.out = out;
        this.charset = charset;
    }

    /** Take in the size that the window has now. */
    void resize(WindowSize size) {
        this.size = size.columns() > 0 && size.rows() > 0 ? size : USUAL;
        onResized(this.size.columns(), this.size.rows());
    }

    WindowSize size() {
        return size;
    }

    @Override
    protected TerminalSize findTerminalSize() {
        return new TerminalSize(size.columns(), size.rows());
    }

    /** Take the screen, or take it again: whatever had it meanwhile may have changed any of this. */
    @Override
    public void enterPrivateMode() throws IOException {
        inPrivateMode = true;
        forget();
        write(mode(Ability.ALTERNATE_SCREEN, "?1049h") + mode(Ability.PASTE_MARKS, "?2004h") + (mouse ? MOUSE_ON : ""));
    }

    /** Leave as if we had never been there: mouse, pasting, scrolling, attributes, cursor, screen. */
    @Override
    public void exitPrivateMode() throws IOException {
        if (inPrivateMode) {
            inPrivateMode = false;
            forget();
            write((mouse ? MOUSE_OFF : "") + mode(Ability.PASTE_MARKS, "?2004l") + mode(Ability.SCROLL_REGION, "r"));
            write(CSI + "m");
            setCursorVisible(true);
            write(kind.has(Ability.ALTERNATE_SCREEN) ? CSI + "?1049l" : CSI + "H" + CSI + "2J");
            flush();
        }
    }

    private String mode(Ability ability, String code) {
        return kind.has(ability) ? CSI + code : "";
    }

    /** Listen to the mouse, or leave it to the terminal, whose user can then select text; tell whether that can be. */
    boolean useMouse(boolean on) throws IOException {
        if (!kind.has(Ability.MOUSE)) {
            return !on;
        }
        if (inPrivateMode && mouse != on) {
            write(on ? MOUSE_ON : MOUSE_OFF);
            flush();
        }
        mouse = on;
        return true;
    }

    Copied copy(String text) throws IOException {
        byte[] bytes = Clipboard.bytes(text);
        if (!kind.has(Ability.CLIPBOARD)) {
            return Copied.IMPOSSIBLE;
        }
        if (bytes.length > Clipboard.MOST_BYTES) {
            return Copied.TOO_LONG;
        }
        write(Clipboard.sequence(bytes));
        flush();
        return Copied.SENT;
    }

    private void forget() {
        pen.forget();
        column = UNKNOWN;
        row = UNKNOWN;
        cursorKnown = false;
    }

    @Override
    public void putCharacter(char character) throws IOException {
        putString(String.valueOf(character));
    }

    @Override
    public void putString(String text) throws IOException {
        StringBuilder bytes = new StringBuilder();
        moveTo(wantedColumn, wantedRow, bytes);
        pen.apply(bytes);
        bytes.append(text);
        write(bytes.toString());
        column += Cluster.width(text);
        wantedColumn = column;
        if (column >= size.columns()) {
            column = UNKNOWN; // at the edge terminals differ in where the cursor is now
        }
    }

    private void moveTo(int toColumn, int toRow, StringBuilder bytes) {
        if (toColumn == column && toRow == row) {
            return;
        }
        int distance = toColumn - column;
        boolean forward = toRow == row && column != UNKNOWN && distance > 0;
        if (forward && (blank || row == blankRow) && distance <= CHEAPER_AS_BLANKS && pen.isPlain()) {
            bytes.append(" ".repeat(distance));
        } else if (forward) {
            bytes.append(CSI).append(distance == 1 ? "" : distance).append('C');
        } else {
            bytes.append(CSI).append(toRow + 1);
            bytes.append(toColumn == 0 ? "" : ";" + (toColumn + 1)).append('H');
        }
        column = toColumn;
        row = toRow;
    }

    @Override
    public void setCursorPosition(int column, int row) {
        wantedColumn = column;
        wantedRow = row;
    }

    @Override
    public void setForegroundColor(TextColor color) {
        pen.foreground(color);
    }

    @Override
    public void setBackgroundColor(TextColor color) {
        pen.background(color);
    }

    @Override
    public void enableSGR(SGR attribute) {
        if (attribute != SGR.ITALIC || kind.has(Ability.ITALICS)) {
            pen.enable(attribute);
        }
    }

    @Override
    public void disableSGR(SGR attribute) {
        pen.disable(attribute);
    }

    @Override
    public void resetColorAndSGR() {
        pen.reset();
    }

    @Override
    public void clearScreen() throws IOException {
        write(CSI + "m" + CSI + "2J");
        pen.written();
        blank = true;
    }

    /** End a frame: only until then it is sure that cells that were passed over are blank. */
    @Override
    public void flush() throws IOException {
        blank = false;
        blankRow = UNKNOWN;
        super.flush();
    }

    @Override
    public void setCursorVisible(boolean visible) throws IOException {
        if (kind.has(Ability.HIDDEN_CURSOR) && (!cursorKnown || visible != cursorVisible)) {
            cursorKnown = true;
            cursorVisible = visible;
            write(CSI + "?25" + (visible ? "h" : "l"));
        }
    }

    @Override
    public void scrollLines(int first, int last, int distance) throws IOException {
        write(CSI + "m"); // lines that come in take the colours of the moment
        pen.written();
        super.scrollLines(first, last, distance);
        column = UNKNOWN;
        row = UNKNOWN;
        blankRow = distance > 0 ? last : first;
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(charset));
    }
}
