package io.montty.runtime.monitor.screen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Hold a list of rows with a cursor that stays on its row, and at its place on the screen, whatever comes and goes
 * around it; and the rows that are marked.
 */
public final class Rows<T> {

    private final Function<T, String> keys;
    private final Set<String> marked = new LinkedHashSet<>();
    private List<T> rows = List.of();
    private int visible = 1;
    private int top;
    private int cursor;
    private boolean touched;
    private int fresh;

    /** @param keys names a row, whatever is known of it */
    Rows(Function<T, String> keys) {
        this.keys = keys;
    }

    /**
     * Show other rows. The cursor stays on its row; if that is gone, it goes to the one that took its place. Marks go
     * with their rows. A list of which the head is shown goes on showing it, so that what comes in above is seen.
     *
     * @param next in the order in which they are to be shown
     * @param hold whether rows that are there already keep their order, and new ones come last
     */
    void put(List<T> next, boolean hold) {
        Map<String, Integer> before = places();
        List<T> ordered = hold ? held(next, before) : next;
        List<String> after = ordered.stream().map(keys).toList();
        int row = cursor - top;
        int place = selected().map(keys).map(after::indexOf).orElse(-1);
        if (place >= 0) {
            fresh += missing(after.subList(0, place), before);
        } else {
            place = neighbour(after);
        }
        rows = List.copyOf(ordered);
        marked.retainAll(new HashSet<>(after));
        cursor = place;
        top = top == 0 || cursor == 0 ? 0 : cursor - row;
        settle();
    }

    /** Show other rows because a person chose them: none of them is news. */
    void choose(List<T> next) {
        put(next, false);
        fresh = 0;
    }

    private static int missing(List<String> keys, Map<String, Integer> before) {
        return (int) keys.stream().filter(key -> !before.containsKey(key)).count();
    }

    private Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.put(keys.apply(rows.get(i)), i);
        }
        return places;
    }

    private List<T> held(List<T> next, Map<String, Integer> before) {
        List<T> ordered = new ArrayList<>(next);
        ordered.sort((one, other) -> Integer.compare(
                before.getOrDefault(keys.apply(one), Integer.MAX_VALUE),
                before.getOrDefault(keys.apply(other), Integer.MAX_VALUE)));
        return ordered;
    }

    /** The row that is gone had followers: the first of them that is still there takes its place. */
    private int neighbour(List<String> after) {
        Map<String, Integer> now = new HashMap<>();
        for (int i = 0; i < after.size(); i++) {
            now.put(after.get(i), i);
        }
        for (int i = cursor; i < rows.size(); i++) {
            Integer place = now.get(keys.apply(rows.get(i)));
            if (place != null) {
                return place;
            }
        }
        return Math.max(0, Math.min(cursor, after.size() - 1));
    }

    /** Go to the first row if no key has moved the cursor yet: while rows come in, the first is not yet the first. */
    void settleAtTop() {
        if (!touched) {
            cursor = 0;
            top = 0;
            fresh = 0;
        }
    }

    /** Take in how many rows there is room for. */
    void resize(int rows) {
        visible = Math.max(1, rows);
        settle();
    }

    void move(int distance) {
        cursor += distance;
        touched();
    }

    void page(int pages) {
        int step = Math.max(1, visible - 1) * pages;
        cursor += step;
        top += step;
        touched();
    }

    void first() {
        cursor = 0;
        touched();
    }

    void last() {
        cursor = rows.size() - 1;
        touched();
    }

    /** Go to the row at a place of the screen, from 0; tell whether there is one. */
    boolean click(int row) {
        if (row < 0 || row >= visible || top + row >= rows.size()) {
            return false;
        }
        cursor = top + row;
        touched();
        return true;
    }

    /** Go to the row of this key; tell whether there is one. */
    boolean select(String key) {
        for (int i = 0; i < rows.size(); i++) {
            if (keys.apply(rows.get(i)).equals(key)) {
                cursor = i;
                touched();
                return true;
            }
        }
        return false;
    }

    private void touched() {
        touched = true;
        fresh = 0;
        settle();
    }

    private void settle() {
        cursor = Math.max(0, Math.min(cursor, rows.size() - 1));
        top = Math.max(0, Math.min(top, rows.size() - visible));
        top = Math.min(top, cursor);
        top = Math.max(top, cursor - visible + 1);
    }

    /** Mark the selected row, or take its mark away, and go to the next. */
    void toggleMark() {
        selected().map(keys).ifPresent(key -> {
            if (!marked.remove(key)) {
                marked.add(key);
            }
        });
        move(1);
    }

    void markAll() {
        rows.forEach(row -> marked.add(keys.apply(row)));
    }

    void unmarkAll() {
        marked.clear();
    }

    /** Return all rows. */
    public List<T> all() {
        return rows;
    }

    /** Return the rows that there is room for. */
    public List<T> visible() {
        return rows.subList(top, Math.min(rows.size(), top + visible));
    }

    /** Return the row that keys act on; empty if there are no rows. */
    public Optional<T> selected() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(cursor));
    }

    public boolean isSelected(T row) {
        return selected().map(keys).filter(keys.apply(row)::equals).isPresent();
    }

    public boolean isMarked(T row) {
        return marked.contains(keys.apply(row));
    }

    /** Return the marked rows, in the order of the list. */
    public List<T> marked() {
        return rows.stream().filter(this::isMarked).toList();
    }

    /** Return how many rows are marked. */
    public int marks() {
        return marked.size();
    }

    /** Return the place of the cursor, from 0. */
    public int cursor() {
        return cursor;
    }

    /** Return how many rows come after those that there is room for. */
    public int below() {
        return Math.max(0, rows.size() - top - visible);
    }

    /** Return how many rows came in above the cursor since it was last moved. */
    public int fresh() {
        return fresh;
    }
}
