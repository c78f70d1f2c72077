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
 */
record Style(TextColor color, Set<SGR> attributes) {

    static final Style PLAIN = Style.of(TextColor.ANSI.DEFAULT);

    /** Lanterna has no name for faint text; our terminal writes this one so, as no terminal draws blackletter. */
    static final SGR FAINT = SGR.FRAKTUR;

    static Style of(TextColor color, SGR... attributes) {
        return new Style(color, Set.of(attributes));
    }

    /** Return the look of the same text in the row that keys act on. */
    Style selected() {
        EnumSet<SGR> reversed = attributeSet();
        reversed.add(SGR.REVERSE);
        return new Style(color, reversed);
    }

    EnumSet<SGR> attributeSet() {
        EnumSet<SGR> set = EnumSet.noneOf(SGR.class);
        set.addAll(List.copyOf(attributes));
        return set;
    }
}
