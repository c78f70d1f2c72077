package io.montty.runtime.monitor.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Divide a time that does not go beyond the present into cells, on one of which a person has the cursor.
 *
 * <p>Cells begin at whole multiples of their length, so they stay what they are while time goes by. A window that ends
 * with the present goes with it, and so does a cursor that is on the present.
 */
public final class TimeWindow {

    private static final List<Duration> WIDTHS =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(6));

    /** How far back one can look. */
    private static final Duration FARTHEST = Duration.ofDays(3650);

    private int zoom = 1;
    private int count = 1;
    private long present;
    private long last;
    private long cursor;

    TimeWindow() {}

    /** Take in what time it is. */
    void tick(Instant now) {
        long before = present;
        present = number(now);
        last = last == before ? present : Math.min(last, present);
        cursor = cursor == before ? present : Math.min(cursor, present);
        reveal();
    }

    private long number(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), width().toSeconds());
    }

    /** Take in for how many cells there is room. */
    void resize(int count) {
        this.count = Math.max(1, count);
        cursor = Math.max(cursor, last - this.count + 1);
    }

    /** Move the cursor, and the window with it where that ends. */
    void move(int cells) {
        long farthest = present - FARTHEST.dividedBy(width());
        cursor = Math.max(farthest, Math.min(present, cursor + cells));
        reveal();
    }

    /** Go on by a good part of the window at once, so that not every step at its edge is another look. */
    private void reveal() {
        long first = last - count + 1;
        if (cursor < first) {
            last -= Math.max(first - cursor, count / 4);
        } else if (cursor > last) {
            last = Math.min(present, last + Math.max(cursor - last, count / 4));
        }
    }

    /** Put the cursor on the first cell. */
    void oldest() {
        cursor = last - count + 1;
    }

    /** Put the cursor on the present. */
    void newest() {
        cursor = present;
        last = present;
    }

    /** Make cells shorter, or longer with a negative number; the cursor stays where it is. */
    void zoom(int steps) {
        boolean atPresent = cursor == present;
        Instant at = start(column());
        Instant now = Instant.ofEpochSecond(present * width().toSeconds());
        int column = column();
        zoom = Math.max(0, Math.min(WIDTHS.size() - 1, zoom - steps));
        present = number(now);
        cursor = atPresent ? present : Math.min(present, number(at));
        last = atPresent ? present : Math.min(present, cursor - column + count - 1);
    }

    /** Return when the first cell begins. */
    public Instant from() {
        return start(0);
    }

    /** Return when a cell begins. */
    public Instant start(int column) {
        return Instant.ofEpochSecond((last - count + 1 + column) * width().toSeconds());
    }

    /** Return how long a cell is. */
    public Duration width() {
        return WIDTHS.get(zoom);
    }

    /** Return how many cells there are. */
    public int count() {
        return count;
    }

    /** Return which cell the cursor is on, from 0. */
    public int column() {
        return (int) (cursor - (last - count + 1));
    }

    /** Return when the cell begins that the cursor is on. */
    public Instant cursor() {
        return start(column());
    }

    /** Tell whether the last cell is the present. */
    public boolean isLive() {
        return last == present;
    }

    /** Tell whether {@code at} is in the cell that the cursor is on. */
    public boolean isAtCursor(Instant at) {
        return number(at) == cursor;
    }
}
