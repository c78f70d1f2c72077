package io.montty.runtime.monitor.io;

import io.montty.runtime.report.TextSanitizer;
import java.util.ArrayList;
import java.util.List;

/** Make the output of all checks of one report safe to print, and no more of it than the monitor has room to hold. */
final class SafeLines {

    /** How many lines the outputs of one report may have together; the mark of what was cut comes on top. */
    static final int MOST = 20_000;

    /** How many characters, which may be more than the file has: a tab becomes eight. */
    static final int MOST_CHARACTERS = 1_000_000;

    private final TextSanitizer sanitizer;
    private int left = MOST;
    private int charactersLeft = MOST_CHARACTERS;

    /** Begin a report. */
    SafeLines(TextSanitizer sanitizer) {
        this.sanitizer = sanitizer;
    }

    /** Return the output of the next check. */
    List<String> of(List<String> output) {
        List<String> lines = new ArrayList<>();
        int most = Math.min(left, TextSanitizer.MOST_LINES);
        while (lines.size() < Math.min(most, output.size()) && charactersLeft > 0) {
            String line = sanitizer.line(output.get(lines.size()));
            charactersLeft -= line.length();
            lines.add(line);
        }
        left -= lines.size();
        int cut = output.size() - lines.size();
        if (cut > 0) {
            lines.add("[cut: " + cut + " more lines; r shows the file]");
        }
        return List.copyOf(lines);
    }
}
