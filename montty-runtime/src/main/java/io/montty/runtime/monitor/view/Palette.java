package io.montty.runtime.monitor.view;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import io.montty.runtime.monitor.text.Look;
import io.montty.runtime.monitor.text.Role;
import java.util.EnumMap;
import java.util.Map;

/** Choose a look for each role: colours that people with any colour vision tell apart, or attributes alone. */
public final class Palette {

    private final ColorDepth depth;
    private final Map<Role, Style> styles = new EnumMap<>(Role.class);

    /** Choose for a terminal of {@code depth}. */
    public Palette(ColorDepth depth) {
        this(depth, Theme.SAFE);
    }

    /** Choose for a terminal of {@code depth}, as {@code theme} says. */
    public Palette(ColorDepth depth, Theme theme) {
        this.depth = theme.on(depth);
        for (Role role : Role.values()) {
            Look look = theme.looks().get(role);
            styles.put(role, look == null ? usual(role) : style(look));
        }
    }

    /**
     * Choose for a terminal of {@code depth}, as the theme of this name says, or as usual if there is none.
     *
     * @param looks of roles, which beat the theme
     */
    public static Palette of(ColorDepth depth, String theme, Map<Role, Look> looks) {
        Theme themed = Theme.named(theme).orElse(Theme.SAFE);
        for (Map.Entry<Role, Look> look : looks.entrySet()) {
            themed = themed.with(look.getKey(), look.getValue());
        }
        return new Palette(depth, themed);
    }

    Style style(Role role) {
        return styles.getOrDefault(role, Style.PLAIN);
    }

    private Style usual(Role role) {
        return switch (role) {
            case PLAIN -> Style.PLAIN;
            case BARS -> Style.BARS;
            case TITLE, NOTICE, ADDED -> Style.of(TextColor.ANSI.DEFAULT, SGR.BOLD);
            case PROMPT, MATCH -> Style.of(TextColor.ANSI.DEFAULT, SGR.BOLD, SGR.REVERSE);
            case FAINT, REMOVED -> Style.of(TextColor.ANSI.DEFAULT, Style.FAINT);
            case ALERT -> Style.of(color(0xD55E00, 166, TextColor.ANSI.RED_BRIGHT), SGR.BOLD, SGR.REVERSE);
            case WARN -> warn();
            case OKAY -> Style.of(color(0x009E73, 36, TextColor.ANSI.GREEN));
            case NA -> notApplicable();
            case SILENT -> silent();
        };
    }

    private Style warn() {
        return depth == ColorDepth.NONE
                ? Style.of(TextColor.ANSI.DEFAULT, SGR.BOLD, SGR.UNDERLINE)
                : Style.of(color(0xE69F00, 214, TextColor.ANSI.YELLOW), SGR.BOLD);
    }

    private Style notApplicable() {
        return depth == ColorDepth.NONE || depth == ColorDepth.COLORS_16
                ? Style.of(TextColor.ANSI.DEFAULT, Style.FAINT)
                : Style.of(color(0x8A8A8A, 245, TextColor.ANSI.DEFAULT));
    }

    private Style silent() {
        return switch (depth) {
            case NONE -> Style.of(TextColor.ANSI.DEFAULT, SGR.UNDERLINE);
            case COLORS_16 -> Style.of(TextColor.ANSI.CYAN);
            case COLORS_256, TRUE_COLOR -> Style.of(color(0x56B4E9, 74, TextColor.ANSI.CYAN), SGR.ITALIC);
        };
    }

    private TextColor color(int rgb, int indexed, TextColor.ANSI basic) {
        return switch (depth) {
            case NONE -> TextColor.ANSI.DEFAULT;
            case COLORS_16 -> basic;
            case COLORS_256 -> new TextColor.Indexed(indexed);
            case TRUE_COLOR -> rgb(rgb);
        };
    }

    private Style style(Look look) {
        TextColor color = look.color().isEmpty()
                ? TextColor.ANSI.DEFAULT
                : nearest(look.color().getAsInt());
        return Style.of(
                color, look.attributes().stream().map(Palette::attribute).toArray(SGR[]::new));
    }

    private static SGR attribute(Look.Attribute attribute) {
        return switch (attribute) {
            case BOLD -> SGR.BOLD;
            case DIM -> Style.FAINT;
            case ITALIC -> SGR.ITALIC;
            case UNDERLINE -> SGR.UNDERLINE;
            case REVERSE -> SGR.REVERSE;
        };
    }

    private TextColor nearest(int rgb) {
        TextColor.RGB wanted = rgb(rgb);
        return switch (depth) {
            case NONE -> TextColor.ANSI.DEFAULT;
            case COLORS_16 -> nearestBasic(wanted);
            case COLORS_256 -> TextColor.Indexed.fromRGB(wanted.getRed(), wanted.getGreen(), wanted.getBlue());
            case TRUE_COLOR -> wanted;
        };
    }

    private static TextColor.RGB rgb(int rgb) {
        return new TextColor.RGB((rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF);
    }

    private static TextColor nearestBasic(TextColor.RGB wanted) {
        TextColor nearest = TextColor.ANSI.DEFAULT;
        int least = Integer.MAX_VALUE;
        for (TextColor.ANSI basic : TextColor.ANSI.values()) {
            int distance = distance(basic, wanted);
            if (basic != TextColor.ANSI.DEFAULT && distance < least) {
                least = distance;
                nearest = basic;
            }
        }
        return nearest;
    }

    private static int distance(TextColor one, TextColor other) {
        int red = one.getRed() - other.getRed();
        int green = one.getGreen() - other.getGreen();
        int blue = one.getBlue() - other.getBlue();
        return red * red + green * green + blue * blue;
    }
}
