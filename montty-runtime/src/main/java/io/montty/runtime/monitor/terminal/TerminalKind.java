package io.montty.runtime.monitor.terminal;

import static io.montty.runtime.monitor.terminal.Ability.CLIPBOARD;
import static io.montty.runtime.monitor.terminal.Ability.COLORS;
import static io.montty.runtime.monitor.terminal.Ability.HIDDEN_CURSOR;
import static io.montty.runtime.monitor.terminal.Ability.ITALICS;
import static io.montty.runtime.monitor.terminal.Ability.PASTE_MARKS;
import static io.montty.runtime.monitor.terminal.Ability.SCROLL_REGION;

import java.util.EnumSet;
import java.util.Set;

/**
 * Know what a kind of terminal can do, by the name in TERM, so that none is sent what it has not.
 *
 * <p>The table is our own: the database of the system is read by a program, which would cost a start, and knows neither
 * pasting nor the clipboard. A name that is not in it counts as a VT100.
 */
public enum TerminalKind {
    MODERN(
            EnumSet.allOf(Ability.class),
            "xterm",
            "tmux",
            "alacritty",
            "foot",
            "kitty",
            "wezterm",
            "ghostty",
            "contour",
            "mintty",
            "iterm",
            "st-"),
    /** Copies nothing, though it does the rest. */
    WITHOUT_CLIPBOARD(
            EnumSet.complementOf(EnumSet.of(CLIPBOARD)), "rxvt", "konsole", "gnome", "vte", "mlterm", "nsterm"),
    /** GNU screen shows italics in reverse, and keeps its clipboard to itself. */
    SCREEN(EnumSet.complementOf(EnumSet.of(CLIPBOARD, ITALICS)), "screen", "putty", "teraterm"),
    /** Newer kernels mark pasted text; older ones do not mind to be asked for it. */
    LINUX_CONSOLE(EnumSet.of(COLORS, HIDDEN_CURSOR, SCROLL_REGION, PASTE_MARKS), "linux"),
    SIMPLE_WITH_COLORS(EnumSet.of(COLORS, HIDDEN_CURSOR, SCROLL_REGION), "cygwin", "eterm", "Eterm", "ansi", "cons25"),
    VT220(EnumSet.of(HIDDEN_CURSOR, SCROLL_REGION), "vt2", "vt3", "vt4", "vt5"),
    DUMB(EnumSet.noneOf(Ability.class), "dumb"),
    VT100(EnumSet.of(SCROLL_REGION), "vt1");

    @SuppressWarnings("ImmutableEnumChecker") // nothing changes it, but its type does not say so
    private final Set<Ability> abilities;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed, but its type does not say so
    private final Set<String> beginnings;

    TerminalKind(Set<Ability> abilities, String... beginnings) {
        this.abilities = abilities;
        this.beginnings = Set.of(beginnings);
    }

    /** Return the kind of the terminal that TERM names. */
    public static TerminalKind of(String term) {
        for (TerminalKind kind : values()) {
            if (kind.beginnings.stream().anyMatch(term::startsWith)) {
                return kind;
            }
        }
        return term.isEmpty() ? DUMB : VT100;
    }

    /** Tell whether it can do that. */
    public boolean has(Ability ability) {
        return abilities.contains(ability);
    }
}
