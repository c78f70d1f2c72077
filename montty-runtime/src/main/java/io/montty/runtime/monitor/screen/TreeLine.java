package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.text.Line;

/**
 * Hold a line of a text that can be folded.
 *
 * @param spot its name
 * @param fold whether it can be folded; the sign for that belongs two columns before the line's text
 * @param line its text
 * @param tail what belongs at the right edge; empty if nothing
 */
public record TreeLine(Spot spot, Fold fold, Line line, String tail) {

    /** Hold a line that nothing can be folded behind. */
    TreeLine(Spot spot, Line line) {
        this(spot, Fold.NONE, line, "");
    }

    /** Return this line with other text. */
    TreeLine with(Line other) {
        return new TreeLine(spot, fold, other, tail);
    }
}
