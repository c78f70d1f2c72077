package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.text.Look;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Read how text is to look, as people write it: {@code #d55e00 bold reverse}. */
final class LookNotation {

    static final String EXPECTED =
            "a colour such as #d55e00, and any of bold, dim, italic, underline, reverse; or plain";

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int HEX = 16;

    private LookNotation() {}

    /** Return the look, or empty if {@code text} is none. */
    static Optional<Look> parse(String text) {
        if (text.equals("plain")) {
            return Optional.of(new Look(OptionalInt.empty(), Set.of()));
        }
        OptionalInt color = OptionalInt.empty();
        Set<Look.Attribute> attributes = EnumSet.noneOf(Look.Attribute.class);
        for (String word : text.split("\\s+", -1)) {
            Optional<Look.Attribute> attribute = attribute(word);
            if (attribute.isPresent()) {
                attributes.add(attribute.get());
            } else if (color.isEmpty() && COLOR.matcher(word).matches()) {
                color = OptionalInt.of(Integer.parseInt(word.substring(1), HEX));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Look(color, attributes));
    }

    private static Optional<Look.Attribute> attribute(String word) {
        return Arrays.stream(Look.Attribute.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
