package io.montty.runtime.monitor.classic;

/** Move a window of some rows down a slide, line by line, at a pace. Times are milliseconds of a clock that never jumps. */
final class Scroller {

    /** Tell what a moment brought. */
    enum Step {
        WAITED,
        SCROLLED,
        FINISHED
    }

    private Pace pace;
    private int lines;
    private int rows;
    private int top;
    private long due;

    Scroller(Pace pace) {
        this.pace = pace;
    }

    /** Go at another pace from the next step on. */
    void use(Pace pace) {
        this.pace = pace;
    }

    /** Begin at the top of a slide of {@code lines} lines. */
    void start(int lines, int rows, long now) {
        this.lines = lines;
        this.rows = rows;
        top = 0;
        resume(now);
    }

    /** Keep the place as well as possible in a slide that was wrapped anew. */
    void reshape(int lines, int rows) {
        top = this.lines == 0 ? 0 : (int) ((long) top * lines / this.lines);
        this.lines = lines;
        this.rows = rows;
        top = Math.min(top, lastTop());
    }

    /** Begin to read what is visible now. */
    void resume(long now) {
        if (top == 0) {
            due = now + Math.max(pace.least(), pace.line() * Math.min(lines, rows));
        } else {
            due = now + (top < lastTop() ? pace.line() : pace.least());
        }
    }

    /** Go up or down by hand. */
    void moveBy(int distance) {
        top = Math.max(0, Math.min(lastTop(), top + distance));
    }

    /** Take the step that is due at {@code now}. */
    Step advance(long now) {
        if (now < due) {
            return Step.WAITED;
        }
        if (top >= lastTop()) {
            return Step.FINISHED;
        }
        top++;
        resume(now);
        return Step.SCROLLED;
    }

    long due() {
        return due;
    }

    int top() {
        return top;
    }

    int lines() {
        return lines;
    }

    boolean fits() {
        return lines <= rows;
    }

    private int lastTop() {
        return Math.max(0, lines - rows);
    }
}
