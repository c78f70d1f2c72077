package io.montty.script.dialect;

import io.montty.api.CheckPart;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * Hold what a script said.
 *
 * <p>A reading that is marked unknown says so to people: the first line of its text that is not blank ends in
 * {@code [unknown]}.
 *
 * @param status what it found
 * @param unknown whether {@code status} is only assumed, since the script could not tell
 * @param text what it printed for people, line by line
 * @param metrics what it measured; the names differ from each other
 * @param parts the answers that it is made of; empty if it is one thing
 */
public record Reading(Status status, boolean unknown, List<String> text, List<Metric> metrics, List<CheckPart> parts) {

    private static final String MARK = " [unknown]";

    public Reading {
        text = List.copyOf(text);
        metrics = List.copyOf(metrics);
        parts = List.copyOf(parts);
    }

    /** Read text as it stands and mark it if {@code verdict} is unknown. */
    static Reading of(int exitCode, Verdict verdict, List<String> text, List<Metric> metrics) {
        return of(exitCode, verdict, text, metrics, List.of());
    }

    /** Read text and parts and mark the text if {@code verdict} is unknown. */
    static Reading of(int exitCode, Verdict verdict, List<String> text, List<Metric> metrics, List<CheckPart> parts) {
        List<String> shown = verdict.unknown() ? marked(exitCode, text) : text;
        return new Reading(verdict.status(), verdict.unknown(), shown, metrics, parts);
    }

    private static List<String> marked(int exitCode, List<String> text) {
        List<String> marked = new ArrayList<>(text);
        for (int i = 0; i < marked.size(); i++) {
            if (!marked.get(i).isBlank()) {
                marked.set(i, mark(marked.get(i)));
                return marked;
            }
        }
        marked.add(mark("no output, exit code " + exitCode));
        return marked;
    }

    /** Mark a line as one whose author could not tell. */
    static String mark(String line) {
        return line + MARK;
    }
}
