package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.key.Action;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Keep what a person switched on, and the theme, which begin as the preferences say. */
final class Tastes {

    private final Set<Setting> on = EnumSet.noneOf(Setting.class);
    private final ScreenStack screens;
    private final String sort;
    private String theme;

    Tastes(Preferences preferences, ScreenStack screens) {
        this.screens = screens;
        theme = preferences.theme();
        sort = preferences.sort();
        Arrays.stream(Setting.values()).filter(one -> one.in(preferences)).forEach(on::add);
    }

    /** Do what the preferences ask for, once the first screen is there. */
    void begin(Moment now, Desk desk, Screen first) {
        if (uses(Setting.MOUSE)) {
            desk.perform(new Effect.UseMouse(true));
        }
        if (sort.equals("age")) {
            first.press(Action.SORT_AGE, now, desk);
        } else if (sort.equals("name")) {
            first.press(Action.SORT_NAME, now, desk);
        }
    }

    /** Switch something on or off, and say so. */
    void use(Setting setting, boolean wanted, Desk desk) {
        if (wanted) {
            on.add(setting);
        } else {
            on.remove(setting);
        }
        if (setting == Setting.MOUSE) {
            desk.perform(new Effect.UseMouse(wanted));
        }
        screens.each(screen -> screen.use(setting, wanted));
        desk.say(setting.word() + (wanted ? " on" + hint(setting) : " off"));
    }

    private static String hint(Setting setting) {
        return switch (setting) {
            case MOUSE -> "; hold Shift to select text";
            case PREVIEW -> "; it shows in windows from 110x30";
            case WRAP -> "";
        };
    }

    boolean uses(Setting setting) {
        return on.contains(setting);
    }

    void useTheme(String name, Desk desk) {
        theme = name;
        desk.perform(new Effect.UseTheme(name));
        desk.say("theme " + name);
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
