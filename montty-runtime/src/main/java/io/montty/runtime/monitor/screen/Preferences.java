package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.text.Look;
import io.montty.runtime.monitor.text.Role;
import java.util.List;
import java.util.Map;

/**
 * Say what a user likes.
 *
 * @param theme the name of a theme
 * @param color {@code auto}, {@code always}, {@code never}, {@code 16}, {@code 256} or {@code true}
 * @param mouse whether the mouse is listened to
 * @param preview whether a large window shows a report below the list
 * @param wrap whether long lines are wrapped
 * @param sort by what lists are sorted: {@code status}, {@code age} or {@code name}
 * @param looks of roles, which beat the theme
 * @param file where this was read, or would be, safe to print
 * @param mistakes what is wrong in the file, a line each, safe to print
 */
public record Preferences(
        String theme,
        String color,
        boolean mouse,
        boolean preview,
        boolean wrap,
        String sort,
        Map<Role, Look> looks,
        String file,
        List<String> mistakes) {

    /** How the screen can look. */
    public static final List<String> THEMES = List.of("safe", "contrast", "mono");

    /** By what lists can be sorted. */
    public static final List<String> SORTS = List.of("status", "age", "name");

    /** What everybody likes who has said nothing. */
    public static final Preferences DEFAULT = new Preferences(
            "safe", "auto", false, true, true, "status", Map.of(), "~/.config/montty/monitor", List.of());

    public Preferences {
        mistakes = List.copyOf(mistakes);
        looks = Map.copyOf(looks);
    }
}
