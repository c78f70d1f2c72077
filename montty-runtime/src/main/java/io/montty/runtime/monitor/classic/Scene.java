package io.montty.runtime.monitor.classic;

import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.WindowSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hold everything that a painter has to know of the slideshow at one moment.
 *
 * @param size of the window
 * @param slide the report, or null if there is none
 * @param lines the report's lines, wrapped to the window
 * @param top the index of the first visible line
 * @param place where the report stands
 * @param closing whether the report is to be deleted
 * @param pause what to say of a pause; empty if there is none
 * @param speed how fast it goes, such as {@code 1.0x}
 */
public record Scene(
        WindowSize size,
        @Nullable Slide slide,
        List<Line> lines,
        int top,
        Place place,
        boolean closing,
        String pause,
        String speed) {

    /**
     * Say where a report stands among those of its status.
     *
     * @param number from 1, or 0 if it is gone
     * @param count how many there are
     */
    public record Place(int number, int count) {

        /** Where a report stands that is not there any more. */
        public static final Place GONE = new Place(0, 0);
    }
}
