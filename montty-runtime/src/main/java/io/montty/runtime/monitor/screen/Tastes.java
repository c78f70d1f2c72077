package io.montty.runtime.monitor.screen;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Keep what a person switched on, and the theme, which begin as the preferences say. */
final class Tastes {

    private final Set<Setting> on = EnumSet.noneOf(Setting.class);
    private String theme;

    Tastes(Preferences preferences) {
        theme = preferences.theme();
        Arrays.stream(Setting.values()).filter(one -> one.in(preferences)).forEach(on::add);
    }

    void use(Setting setting, boolean wanted) {
        if (wanted) {
            on.add(setting);
        } else {
            on.remove(setting);
        }
    }

    boolean uses(Setting setting) {
        return on.contains(setting);
    }

    void useTheme(String name) {
        theme = name;
    }

    String theme() {
        return theme;
    }

    /** Tell a screen what it may have to know. */
    void tell(Screen screen) {
        for (Setting setting : Setting.values()) {
            screen.use(setting, uses(setting));
        }
    }

    /** Return a line for each setting, as the file of preferences has it. */
    List<String> lines() {
        return Arrays.stream(Setting.values())
                .map(setting -> setting.word() + " = " + (uses(setting) ? "on" : "off"))
                .toList();
    }
}
