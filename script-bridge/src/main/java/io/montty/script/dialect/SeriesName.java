package io.montty.script.dialect;

import java.util.SortedMap;
import java.util.StringJoiner;

/** Name a series by its metric and labels: {@code name{a="1",b="2"}}, or {@code name} alone without labels. */
final class SeriesName {

    private SeriesName() {}

    static String of(String metric, SortedMap<String, String> labels) {
        if (labels.isEmpty()) {
            return metric;
        }
        StringJoiner list = new StringJoiner(",", metric + "{", "}");
        labels.forEach((label, value) -> list.add(label + "=\"" + escaped(value) + "\""));
        return list.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
