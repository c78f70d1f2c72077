package io.montty.script.dialect;

import java.util.SortedMap;

/** Name one line of the text exposition format. */
sealed interface ExpositionLine {

    /** A value of a series; it may be infinite or no number. */
    record Sample(String metric, SortedMap<String, String> labels, double value) implements ExpositionLine {

        String series() {
            return SeriesName.of(metric, labels);
        }
    }

    /** What a {@code # HELP} or {@code # TYPE} line says of {@code metric}. */
    record Metadata(String keyword, String metric) implements ExpositionLine {}

    /** A line that is for people, or empty. */
    record Comment() implements ExpositionLine {}
}
