package io.montty.runtime.monitor.screen;

/** Say whether there is something behind a line that can be folded away. */
public enum Fold {
    NONE,
    OPEN,
    FOLDED
}
