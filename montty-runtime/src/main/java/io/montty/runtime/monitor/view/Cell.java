package io.montty.runtime.monitor.view;

import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import io.montty.runtime.monitor.text.Cluster;

/** Tell Lanterna our width of a character: it counts combining marks as columns, and some emoji as narrow. */
final class Cell extends TextCharacter {

    private static final long serialVersionUID = 1L;

    private final boolean wide;

    @SuppressWarnings("deprecation") // the only public constructor that takes more than one char
    private Cell(TextCharacter character, boolean wide) {
        super(character);
        this.wide = wide;
    }

    static TextCharacter of(Cluster cluster, Style style) {
        TextCharacter[] characters =
                TextCharacter.fromString(cluster.text(), style.color(), TextColor.ANSI.DEFAULT, style.attributeSet());
        TextCharacter character = characters[0];
        boolean wide = cluster.width() == 2;
        return character.isDoubleWidth() == wide ? character : new Cell(character, wide);
    }

    @Override
    public boolean isDoubleWidth() {
        return wide;
    }
}
