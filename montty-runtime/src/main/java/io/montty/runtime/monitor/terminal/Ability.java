package io.montty.runtime.monitor.terminal;

/** Name what some terminals can do and others cannot. */
public enum Ability {
    /** A second screen, so that the shell's text is there again afterwards. */
    ALTERNATE_SCREEN,
    COLORS,
    /** Letters that lean; some terminals take the code for another look. */
    ITALICS,
    HIDDEN_CURSOR,
    /** Scrolling of some of the lines. */
    SCROLL_REGION,
    /** Marks around pasted text, without which it cannot be told from keys. */
    PASTE_MARKS,
    /** Telling where the mouse was pressed, past column 223 as well. */
    MOUSE,
    /** Text for the clipboard of the machine that the terminal runs on, by OSC 52. */
    CLIPBOARD
}
