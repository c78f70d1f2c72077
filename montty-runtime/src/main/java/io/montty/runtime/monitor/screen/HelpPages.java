package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.key.Mode;
import org.jspecify.annotations.Nullable;

/** Make the pages that explain the monitor, and know which of them is open. */
final class HelpPages {

    private final Options options;
    private final Tastes tastes;
    private @Nullable Screen help;
    private Mode mode = Mode.FLEET;

    HelpPages(Options options, Tastes tastes) {
        this.options = options;
        this.tastes = tastes;
    }

    /** Make the help of a screen for a window of so many columns. */
    Screen of(Mode below, int columns) {
        String about = Help.about(tastes.theme(), options, tastes.uses(Setting.MOUSE));
        Screen made = new TextScreen("Help: " + below.title(), Help.of(below, columns, about));
        help = made;
        mode = below;
        return made;
    }

    /** Tell whether {@code screen} is the help that was made last. */
    boolean isHelp(Screen screen) {
        return screen == help;
    }

    /** Make the same help again for another window. */
    Screen again(int columns) {
        return of(mode, columns);
    }

    /** Make the page of what the user likes. */
    Screen preferences() {
        return new TextScreen("preferences", Help.preferences(options, tastes.theme(), tastes.lines()));
    }
}
