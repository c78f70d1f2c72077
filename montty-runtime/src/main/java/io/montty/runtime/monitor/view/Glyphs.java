package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.fleet.Standing;
import java.nio.charset.CharsetEncoder;

/** Know the signs that a terminal can draw. */
public enum Glyphs {
    /** For terminals with UTF-8 and fonts that have blocks and arrows. */
    UNICODE("─│┌┐└┘", "●", "❚❚", "↓↑", "▼", "▾▸", "⏎", "_▂▇·"),
    /** For the Linux console, and terminals without UTF-8. */
    ASCII("-|++++", "*", "||", "v^", "v", "v>", "Enter", ".w! ");

    private final String frame;
    private final String live;
    private final String frozen;
    private final String order;
    private final String more;
    private final String folds;
    private final String enter;
    private final String cells;

    Glyphs(
            String frame,
            String live,
            String frozen,
            String order,
            String more,
            String folds,
            String enter,
            String cells) {
        this.frame = frame;
        this.live = live;
        this.frozen = frozen;
        this.order = order;
        this.more = more;
        this.folds = folds;
        this.enter = enter;
        this.cells = cells;
    }

    /** Choose for a terminal. */
    public static Glyphs of(CharsetEncoder encoder, String term) {
        return term.equals("linux") || !encoder.canEncode("─▂") ? ASCII : UNICODE;
    }

    String rule(int columns) {
        return frame.substring(0, 1).repeat(Math.max(0, columns));
    }

    String upright() {
        return frame.substring(1, 2);
    }

    /** Return a corner, from 0: top left, top right, bottom left, bottom right. */
    String corner(int corner) {
        return frame.substring(2 + corner, 3 + corner);
    }

    String live() {
        return live;
    }

    String frozen() {
        return frozen;
    }

    /** Return the arrow of a column that is sorted with the greatest first, or the least. */
    String order(boolean greatestFirst) {
        return greatestFirst ? order.substring(0, 1) : order.substring(1);
    }

    String more() {
        return more;
    }

    String fold(boolean open) {
        return open ? folds.substring(0, 1) : folds.substring(1);
    }

    String enter() {
        return enter;
    }

    /**
     * Return one cell of a sparkline; silence and what is not known look the same. Most cells of most fleets are well,
     * so that is an ASCII character: a lowest block would take three times the bytes.
     */
    String cell(Standing standing) {
        int at = switch (standing) {
            case OKAY -> 0;
            case WARN -> 1;
            case ALERT -> 2;
            case NA, SILENT -> 3;
        };
        return cells.substring(at, at + 1);
    }
}
