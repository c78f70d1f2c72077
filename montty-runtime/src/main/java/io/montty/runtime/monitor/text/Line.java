package io.montty.runtime.monitor.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Hold one line of a screen or a report.
 *
 * @param indent columns left free before the first span, and before each line that it is wrapped into
 * @param spans its text from left to right
 * @param selected whether it is the one that keys act on
 */
public record Line(int indent, List<Span> spans, boolean selected) {

    /** A line without text. */
    public static final Line EMPTY = new Line(0, List.of());

    public Line {
        spans = List.copyOf(spans);
    }

    /** Make a line that is not selected. */
    public Line(int indent, List<Span> spans) {
        this(indent, spans, false);
    }

    /** Return this line as the one that keys act on. */
    public Line asSelected() {
        return new Line(indent, spans, true);
    }

    /** Make a line of one span. */
    public static Line of(int indent, String text, Role role) {
        return new Line(indent, List.of(new Span(text, role)));
    }

    /** Return the text with its indent. */
    public String text() {
        return " ".repeat(indent) + spans.stream().map(Span::text).collect(Collectors.joining());
    }

    /**
     * Return this line in pieces of at most {@code width} columns, broken after a blank where one is near the end.
     *
     * @param width at least 2, the widest that one cluster can be
     */
    public List<Line> wrap(int width) {
        int margin = Math.min(indent, width / 3);
        if (margin == indent && fits(width)) {
            return List.of(this);
        }
        if (spans.size() == 1 && Cluster.isPlain(spans.get(0).text())) {
            return wrapPlain(width - margin, margin);
        }
        List<Styled> clusters = clusters();
        List<Line> lines = new ArrayList<>();
        int from = 0;
        do {
            int to = breakAfter(clusters, from, width - margin);
            lines.add(new Line(margin, spansOf(clusters.subList(from, to)), selected));
            from = to;
        } while (from < clusters.size());
        return lines;
    }

    /** Do the same where a character is a column, which most of a long output is. */
    private List<Line> wrapPlain(int columns, int margin) {
        String text = spans.get(0).text();
        List<Line> lines = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(from + columns, text.length());
            int afterBlank = text.lastIndexOf(' ', to - 1) + 1;
            if (to < text.length() && afterBlank - from > columns / 2) {
                to = afterBlank;
            }
            lines.add(new Line(
                    margin,
                    List.of(new Span(text.substring(from, to), spans.get(0).role())),
                    selected));
            from = to;
        } while (from < text.length());
        return lines;
    }

    private boolean fits(int width) {
        int columns = indent;
        for (Span span : spans) {
            columns += Cluster.width(span.text());
        }
        return columns <= width;
    }

    private record Styled(Cluster cluster, Role role) {}

    private List<Styled> clusters() {
        List<Styled> clusters = new ArrayList<>();
        for (Span span : spans) {
            Cluster.of(span.text()).forEach(cluster -> clusters.add(new Styled(cluster, span.role())));
        }
        return clusters;
    }

    private static int breakAfter(List<Styled> clusters, int from, int columns) {
        int end = from;
        int used = 0;
        int afterBlank = from;
        while (end < clusters.size()) {
            Cluster cluster = clusters.get(end).cluster();
            used += cluster.width();
            if (used > columns) {
                // A break that leaves more than half of the line empty costs more than a word in two pieces.
                return afterBlank - from > columns / 2 ? afterBlank : end;
            }
            end++;
            if (cluster.text().equals(" ")) {
                afterBlank = end;
            }
        }
        return end;
    }

    private static List<Span> spansOf(List<Styled> clusters) {
        List<Span> spans = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < clusters.size(); i++) {
            Styled styled = clusters.get(i);
            text.append(styled.cluster().text());
            if (i + 1 == clusters.size() || clusters.get(i + 1).role() != styled.role()) {
                spans.add(new Span(text.toString(), styled.role()));
                text.setLength(0);
            }
        }
        return spans;
    }
}
