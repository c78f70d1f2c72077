package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * List the keys of one section of the help, a row each, in cells of one width.
 *
 * @param width of each row
 */
record HelpSection(Mode mode, Action.Section section, int width) {

    private static final int WIDEST_KEYS = 12;

    /** Actions that share a row, since each is the other way round. */
    private record Together(String words, List<Action> actions) {}

    private static final List<Together> TOGETHER = List.of(
            new Together("line", List.of(Action.UP, Action.DOWN)),
            new Together("page", List.of(Action.PAGE_UP, Action.PAGE_DOWN)),
            new Together("first, last", List.of(Action.FIRST, Action.LAST)),
            new Together("left, right", List.of(Action.LEFT, Action.RIGHT)),
            new Together("problem", List.of(Action.NEXT_PROBLEM, Action.PREVIOUS_PROBLEM)),
            new Together("report", List.of(Action.PREVIOUS_REPORT, Action.NEXT_REPORT)),
            new Together("report", List.of(Action.NEXT_SLIDE, Action.PREVIOUS_SLIDE)),
            new Together("mark all, none", List.of(Action.MARK_ALL, Action.UNMARK_ALL)),
            new Together("copy text, id", List.of(Action.COPY, Action.COPY_ID)),
            new Together("freeze, go on", List.of(Action.FREEZE, Action.RESUME, Action.PAUSE)),
            new Together("match, and before", List.of(Action.NEXT_MATCH, Action.PREVIOUS_MATCH)),
            new Together("sort, again flips", List.of(Action.SORT_STATUS, Action.SORT_AGE, Action.SORT_NAME)),
            new Together("zoom", List.of(Action.ZOOM_IN, Action.ZOOM_OUT)),
            new Together("faster, slower", List.of(Action.FASTER, Action.SLOWER)));

    private record Entry(List<String> keys, String words) {}

    /** Return the rows; what is too long for one goes on in the next. */
    List<List<Span>> rows() {
        List<Entry> entries = entries();
        int keys = entries.stream()
                .mapToInt(entry -> String.join(" ", entry.keys()).length())
                .map(length -> Math.min(length, WIDEST_KEYS))
                .max()
                .orElse(0);
        List<List<Span>> rows = new ArrayList<>();
        for (Entry entry : entries) {
            List<String> labels = broken(entry.keys(), keys);
            List<String> words = broken(List.of(entry.words().split(" ", -1)), width - keys - 2);
            for (int i = 0; i < Math.max(labels.size(), words.size()); i++) {
                rows.add(row(i < labels.size() ? labels.get(i) : "", i < words.size() ? words.get(i) : "", keys));
            }
        }
        return rows;
    }

    private List<Span> row(String label, String words, int keys) {
        String padded = words + " ".repeat(Math.max(0, width - keys - 1 - words.length()));
        return List.of(
                new Span(label, Role.TITLE), Span.plain(" ".repeat(Math.max(1, keys + 1 - label.length())) + padded));
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Set<Action> listed = new HashSet<>();
        for (Action action : Action.in(mode, section)) {
            if (listed.contains(action)) {
                continue;
            }
            List<Action> actions = together(action);
            listed.addAll(actions);
            entries.add(new Entry(keys(actions), actions.size() == 1 ? action.description() : words(action)));
        }
        return entries;
    }

    private List<Action> together(Action action) {
        return TOGETHER.stream()
                .filter(one -> one.actions().contains(action))
                .map(one -> one.actions().stream()
                        .filter(other -> other.worksIn(mode))
                        .toList())
                .findFirst()
                .orElse(List.of(action));
    }

    private static String words(Action action) {
        return TOGETHER.stream()
                .filter(one -> one.actions().contains(action))
                .map(Together::words)
                .findFirst()
                .orElseThrow();
    }

    /** Return the first keys of all actions in a text, then the second ones in another. */
    private static List<String> keys(List<Action> actions) {
        int most = actions.stream().mapToInt(one -> one.keys().size()).max().orElse(0);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int place = i;
            texts.add(actions.stream()
                    .flatMap(action -> action.keys().stream().skip(place).limit(1))
                    .map(Key::label)
                    .collect(Collectors.joining(" ")));
        }
        return texts;
    }

    private static List<String> broken(List<String> words, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (line.length() > 0 && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
