package io.montty.runtime.monitor.key;

import java.util.EnumSet;
import java.util.Set;

/** Tell which keys are in force: each screen has one of these. */
public enum Mode {
    FLEET("fleet"),
    LIST("reports"),
    DETAIL("report detail"),
    HISTORY("history"),
    CHANGES("changes"),
    /** Text to read, such as the help. */
    TEXT("text"),
    CLASSIC("classic slideshow");

    private final String title;

    Mode(String title) {
        this.title = title;
    }

    /** Return what people call the screen. */
    public String title() {
        return title;
    }

    static Set<Mode> all() {
        return EnumSet.allOf(Mode.class);
    }

    static Set<Mode> allBut(Mode... others) {
        EnumSet<Mode> modes = EnumSet.allOf(Mode.class);
        modes.removeAll(Set.of(others));
        return modes;
    }
}
