package io.montty.runtime.monitor.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Know the colours and attributes that are wanted and those that the terminal has, and write only the difference. */
final class Pen {

    private record Look(TextColor foreground, TextColor background, Set<SGR> attributes) {

        static final Look PLAIN = new Look(TextColor.ANSI.DEFAULT, TextColor.ANSI.DEFAULT, Set.of());
    }

    private final EnumSet<SGR> attributes = EnumSet.noneOf(SGR.class);
    private TextColor foreground = TextColor.ANSI.DEFAULT;
    private TextColor background = TextColor.ANSI.DEFAULT;
    private @Nullable Look terminal;

    void foreground(TextColor color) {
        foreground = color;
    }

    void background(TextColor color) {
        background = color;
    }

    void enable(SGR attribute) {
        attributes.add(attribute);
    }

    void disable(SGR attribute) {
        attributes.remove(attribute);
    }

    void reset() {
        foreground = TextColor.ANSI.DEFAULT;
        background = TextColor.ANSI.DEFAULT;
        attributes.clear();
    }

    /** Forget what the terminal has: the next text sets all anew. */
    void forget() {
        terminal = null;
    }

    /** Note that the terminal was just reset by other means. */
    void written() {
        terminal = Look.PLAIN;
    }

    /** Tell whether the terminal would write a blank as a blank. */
    boolean isPlain() {
        return Look.PLAIN.equals(terminal);
    }

    /** Write what takes the terminal from its look to the wanted one. */
    void apply(StringBuilder bytes) {
        Look wanted = new Look(foreground, background, Set.copyOf(attributes));
        if (wanted.equals(terminal)) {
            return;
        }
        StringJoiner codes = new StringJoiner(";", "\u001b[", "m");
        Look from = terminal;
        boolean plain = wanted.equals(Look.PLAIN);
        if (from == null || plain || !wanted.attributes.containsAll(from.attributes)) {
            codes.add(plain ? "" : "0");
            from = Look.PLAIN;
        }
        for (SGR attribute : attributes) {
            if (!from.attributes.contains(attribute)) {
                codes.add(code(attribute));
            }
        }
        if (!foreground.equals(from.foreground)) {
            codes.add(new String(foreground.getForegroundSGRSequence(), StandardCharsets.US_ASCII));
        }
        if (!background.equals(from.background)) {
            codes.add(new String(background.getBackgroundSGRSequence(), StandardCharsets.US_ASCII));
        }
        bytes.append(codes);
        terminal = wanted;
    }

    /** Blackletter stands for faint text, for which Lanterna has no name and terminals have code 2. */
    private static String code(SGR attribute) {
        return switch (attribute) {
            case BOLD -> "1";
            case FRAKTUR -> "2";
            case ITALIC -> "3";
            case UNDERLINE -> "4";
            case BLINK -> "5";
            case REVERSE -> "7";
            case CROSSED_OUT -> "9";
            case BORDERED -> "51";
            case CIRCLED -> "52";
        };
    }
}
