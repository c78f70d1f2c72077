package io.montty.runtime.monitor.view;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import io.montty.runtime.monitor.text.Role;

/** Choose a look for each role: colours that people with any colour vision tell apart, or attributes alone. */
public final class Palette {

    private final ColorDepth depth;

    /** Choose for a terminal of {@code depth}. */
    public Palette(ColorDepth depth) {
        this.depth = depth;
    }

    Style style(Role role) {
        return switch (role) {
            case PLAIN -> Style.PLAIN;
            case TITLE, NOTICE -> Style.of(TextColor.ANSI.DEFAULT, SGR.BOLD);
            case PROMPT, MATCH -> Style.of(TextColor.ANSI.DEFAULT, SGR.BOLD, SGR.REVERSE);
            case FAINT -> Style.of(TextColor.ANSI.DEFAULT, Style.FAINT);
            case ALERT -> Style.of(color(0xD55E00, 166, TextColor.ANSI.RED_BRIGHT), SGR.BOLD, SGR.REVERSE);
            case WARN ->
                depth == ColorDepth.NONE
                        ? Style.of(TextColor.ANSI.DEFAULT, SGR.BOLD, SGR.UNDERLINE)
                        : Style.of(color(0xE69F00, 214, TextColor.ANSI.YELLOW), SGR.BOLD);
            case OKAY -> Style.of(color(0x009E73, 36, TextColor.ANSI.GREEN));
            case NA ->
                depth == ColorDepth.NONE || depth == ColorDepth.COLORS_16
                        ? Style.of(TextColor.ANSI.DEFAULT, Style.FAINT)
                        : Style.of(color(0x8A8A8A, 245, TextColor.ANSI.DEFAULT));
            case SILENT ->
                depth == ColorDepth.NONE
                        ? Style.of(TextColor.ANSI.DEFAULT, SGR.UNDERLINE)
                        : depth == ColorDepth.COLORS_16
                                ? Style.of(TextColor.ANSI.CYAN)
                                : Style.of(color(0x56B4E9, 74, TextColor.ANSI.CYAN), SGR.ITALIC);
            case ADDED -> Style.of(TextColor.ANSI.DEFAULT, SGR.BOLD);
            case REMOVED -> Style.of(TextColor.ANSI.DEFAULT, Style.FAINT);
        };
    }

    private TextColor color(int rgb, int indexed, TextColor.ANSI basic) {
        return switch (depth) {
            case NONE -> TextColor.ANSI.DEFAULT;
            case COLORS_16 -> basic;
            case COLORS_256 -> new TextColor.Indexed(indexed);
            case TRUE_COLOR -> new TextColor.RGB(rgb >> 16, (rgb >> 8) & 0xFF, rgb & 0xFF);
        };
    }
}
