package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Look for a text as it is, whatever the case of its letters. */
final class Search {

    /** Looks for nothing and finds nothing. */
    static final Search NOTHING = new Search("");

    private final String sought;
    private final Pattern pattern;

    Search(String sought) {
        this.sought = sought;
        this.pattern = Pattern.compile(sought, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    String sought() {
        return sought;
    }

    boolean finds(Line line) {
        return !sought.isEmpty() && pattern.matcher(text(line)).find();
    }

    /** Return {@code line} with what is found in it marked. */
    Line mark(Line line) {
        if (!finds(line)) {
            return line;
        }
        Matcher matcher = pattern.matcher(text(line));
        List<Span> spans = new ArrayList<>();
        int done = 0;
        while (matcher.find()) {
            copy(line, done, matcher.start(), spans);
            spans.add(new Span(matcher.group(), Role.MATCH));
            done = matcher.end();
        }
        copy(line, done, Integer.MAX_VALUE, spans);
        return new Line(line.indent(), spans, line.selected());
    }

    /** Copy the characters of a line from one place up to another, as they look there. */
    private static void copy(Line line, int from, int to, List<Span> spans) {
        int start = 0;
        for (Span span : line.spans()) {
            int end = start + span.text().length();
            int first = Math.max(start, from);
            int last = Math.min(end, to);
            if (first < last) {
                spans.add(new Span(span.text().substring(first - start, last - start), span.role()));
            }
            start = end;
        }
    }

    private static String text(Line line) {
        return line.spans().stream().map(Span::text).collect(Collectors.joining());
    }
}
