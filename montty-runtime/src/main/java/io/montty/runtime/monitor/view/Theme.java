package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.text.Look;
import io.montty.runtime.monitor.text.Look.Attribute;
import io.montty.runtime.monitor.text.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Say how roles look that shall not look as they do by themselves.
 *
 * @param name what people call it
 * @param most how many colours it uses, however many the terminal has
 * @param looks of the roles that it changes
 */
public record Theme(String name, ColorDepth most, Map<Role, Look> looks) {

    /** Colours that people with any colour vision tell apart. */
    public static final Theme SAFE = new Theme("safe", ColorDepth.TRUE_COLOR, Map.of());

    /** No colour but the terminal's own red, and nothing faint: for bad light, projectors and unusual backgrounds. */
    public static final Theme CONTRAST = new Theme(
            "contrast",
            ColorDepth.COLORS_16,
            Map.of(
                    Role.ALERT, new Look(OptionalInt.of(0xCD0000), Set.of(Attribute.BOLD, Attribute.REVERSE)),
                    Role.WARN, new Look(OptionalInt.empty(), Set.of(Attribute.BOLD, Attribute.UNDERLINE)),
                    Role.SILENT, new Look(OptionalInt.empty(), Set.of(Attribute.UNDERLINE)),
                    Role.OKAY, new Look(OptionalInt.empty(), Set.of()),
                    Role.NA, new Look(OptionalInt.empty(), Set.of()),
                    Role.FAINT, new Look(OptionalInt.empty(), Set.of()),
                    Role.REMOVED, new Look(OptionalInt.empty(), Set.of())));

    /** Attributes alone. */
    public static final Theme MONO = new Theme("mono", ColorDepth.NONE, Map.of());

    private static final List<Theme> ALL = List.of(SAFE, CONTRAST, MONO);

    public Theme {
        looks = Map.copyOf(looks);
    }

    /** Return the theme that comes with the monitor under this name; empty if there is none. */
    public static Optional<Theme> named(String name) {
        return ALL.stream().filter(theme -> theme.name.equals(name)).findFirst();
    }

    /** Return the names of all themes that come with the monitor. */
    public static List<String> names() {
        return ALL.stream().map(Theme::name).toList();
    }

    /** Return this theme with another look of {@code role}. */
    public Theme with(Role role, Look look) {
        Map<Role, Look> changed = new HashMap<>(looks);
        changed.put(role, look);
        return new Theme(name, most, changed);
    }

    /** Return how many colours it uses on a terminal that has {@code depth}. */
    ColorDepth on(ColorDepth depth) {
        return depth.compareTo(most) <= 0 ? depth : most;
    }
}
