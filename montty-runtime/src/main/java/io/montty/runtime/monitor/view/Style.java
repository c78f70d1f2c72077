package io.montty.runtime.monitor.view;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Hold the look of a piece of text; the background is always the terminal's own.
 *
 * @param color of the text
 * @param attributes such as bold
 * @param steady whether it looks the same in the row that keys act on
 */
record Style(TextColor color, Set<SGR> attributes, boolean steady) {

    static final Style PLAIN = Style.of(TextColor.ANSI.DEFAULT);

    /** The look of bars. */
    static final Style BARS = new Style(TextColor.ANSI.DEFAULT, Set.of(), true);

    /** Lanterna has no name for faint text; our terminal writes this one so, as no terminal draws blackletter. */
    static final SGR FAINT = SGR.FRAKTUR;

    static Style of(TextColor color, SGR... attributes) {
        return new Style(color, Set.of(attributes), false);
    }

    /**
     * Return the look of the same text in the row that keys act on, which is in reverse. What is so already stays: with
     * a colour it differs from the row, without one it is underlined. Nothing is faint in reverse, as few terminals
     * draw that so that it can be read.
     */
    Style selected() {
        if (steady) {
            return this;
        }
        EnumSet<SGR> reversed = attributeSet();
        reversed.remove(FAINT);
        if (!reversed.add(SGR.REVERSE) && color.equals(TextColor.ANSI.DEFAULT)) {
            reversed.add(SGR.UNDERLINE);
        }
        return new Style(color, reversed, false);
    }

    EnumSet<SGR> attributeSet() {
        EnumSet<SGR> set = EnumSet.noneOf(SGR.class);
        set.addAll(List.copyOf(attributes));
        return set;
    }
}
