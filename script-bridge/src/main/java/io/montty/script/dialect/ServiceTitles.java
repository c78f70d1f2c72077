package io.montty.script.dialect;

import io.montty.api.Heading;
import java.util.HashMap;
import java.util.Map;

/** Make titles of names: within bounds, without control characters, each one given once. */
final class ServiceTitles {

    private static final String CUT_MARK = "\u2026";
    private static final int ROOM_FOR_NUMBER = 12;

    private final Map<String, Integer> uses = new HashMap<>();

    /** Return the title for {@code name}, which is not blank, with a number after it if it was given before. */
    String title(String name) {
        String title = bounded(printable(name), Heading.LONGEST_TITLE);
        int use = uses.merge(title, 1, Integer::sum);
        if (use == 1) {
            return title;
        }
        String start = bounded(title, Heading.LONGEST_TITLE - ROOM_FOR_NUMBER);
        String numbered = start + " (" + use + ")";
        while (uses.putIfAbsent(numbered, 1) != null) {
            use = uses.merge(title, 1, Integer::sum);
            numbered = start + " (" + use + ")";
        }
        return numbered;
    }

    private static String printable(String name) {
        StringBuilder title = new StringBuilder();
        name.chars().forEach(c -> {
            if (Character.isISOControl(c)) {
                title.append(String.format("\\x%02x", c));
            } else {
                title.append((char) c);
            }
        });
        return title.toString();
    }

    private static String bounded(String title, int longest) {
        if (title.length() <= longest) {
            return title;
        }
        int end = longest - CUT_MARK.length();
        int whole = Character.isHighSurrogate(title.charAt(end - 1)) ? end - 1 : end;
        return title.substring(0, whole) + CUT_MARK;
    }
}
