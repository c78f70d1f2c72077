package io.montty.runtime.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Hold the output of a check, no longer than a report can carry.
 *
 * @param lines the lines, without line ends
 * @param cut whether there was more
 */
record BoundedOutput(List<String> lines, boolean cut) {

    /** How many characters of one check's output are kept, line ends counted. */
    static final int LONGEST = 64 * 1024;

    /** Keep what fits of {@code texts}, each of which may hold several lines. */
    static BoundedOutput of(List<String> texts) {
        return of(texts, LONGEST);
    }

    static BoundedOutput of(List<String> texts, int longest) {
        List<String> lines = new ArrayList<>();
        int room = longest;
        for (String text : texts) {
            for (String line : (Iterable<String>) text.lines()::iterator) {
                if (line.length() >= room) {
                    lines.add(line.substring(0, Math.max(0, room - 1)));
                    lines.add("[output cut at " + longest + " characters]");
                    return new BoundedOutput(lines, true);
                }
                lines.add(line);
                room -= line.length() + 1;
            }
            if (text.isEmpty() && room > 1) {
                lines.add("");
                room--;
            }
        }
        return new BoundedOutput(lines, false);
    }
}
