package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.text.Cluster;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Build a line whose last piece stands at the right edge. */
final class FittedLine {

    private final List<Span> left = new ArrayList<>();
    private final String right;
    private final Role rightRole;

    FittedLine(String right) {
        this(right, Role.PLAIN);
    }

    FittedLine(String right, Role rightRole) {
        this.right = right;
        this.rightRole = rightRole;
    }

    FittedLine add(String text, Role role) {
        if (!text.isEmpty()) {
            left.add(new Span(text, role));
        }
        return this;
    }

    FittedLine add(Span span) {
        return add(span.text(), span.role());
    }

    FittedLine add(String text) {
        return add(text, Role.PLAIN);
    }

    /** Return how many columns are missing for both sides with a blank between them; 0 if the line fits. */
    int missing(int columns) {
        return Math.max(0, width() + 1 + Cluster.width(right) - columns);
    }

    Line in(int columns) {
        List<Span> spans = new ArrayList<>(left);
        spans.add(Span.plain(" ".repeat(Math.max(1, columns - width() - Cluster.width(right)))));
        spans.add(new Span(right, rightRole));
        return new Line(0, spans);
    }

    private int width() {
        return left.stream().mapToInt(span -> Cluster.width(span.text())).sum();
    }
}
