package io.montty.runtime.monitor.classic;

import java.util.List;

/** Hold how many times as fast as ever a person wants to read. */
final class Speed {

    private static final List<Double> STEPS = List.of(0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0);

    private int step = STEPS.indexOf(1.0);

    void change(int steps) {
        step = Math.max(0, Math.min(STEPS.size() - 1, step + steps));
    }

    double factor() {
        return STEPS.get(step);
    }

    /** Return e.g. {@code 1.0x}. */
    String text() {
        return factor() + "x";
    }
}
