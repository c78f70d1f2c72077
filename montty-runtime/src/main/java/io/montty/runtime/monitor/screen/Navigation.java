package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Mode;

/** Go back, home, and to the screens that can be had from everywhere. */
final class Navigation {

    private final Console console;
    private final ScreenStack screens;
    private final HelpPages pages;
    private final ClassicScreen classic;

    Navigation(Console console, ScreenStack screens, HelpPages pages, ClassicScreen classic) {
        this.console = console;
        this.screens = screens;
        this.pages = pages;
        this.classic = classic;
    }

    void back(Moment now) {
        if (screens.back(console)) {
            console.refresh();
        } else {
            screens.top().press(Action.BACK, now, console);
        }
    }

    /** Leave all screens but the first. */
    void home() {
        while (screens.back(console)) {
            console.refresh();
        }
    }

    void help(Moment now) {
        if (pages.isHelp(screens.top())) {
            back(now);
        } else {
            openHelp(screens.top().mode());
        }
    }

    void openHelp(Mode mode) {
        console.open(pages.of(mode, screens.size().columns()));
    }

    /** Make the help anew where it is shown and the window has got another size. */
    void fitHelp() {
        if (pages.isHelp(screens.top())) {
            screens.drop();
            console.open(pages.again(screens.size().columns()));
        }
    }

    void showPreferences() {
        console.open(pages.preferences());
    }

    /** Show the classic slideshow from what is the most urgent; if it is shown already, leave it. */
    void showClassic(Moment now) {
        if (screens.top() instanceof ClassicScreen) {
            back(now);
        } else {
            classic.begin();
            console.open(classic);
        }
    }

    /** Let the slideshow go on only while a person can read it. */
    void letClassicRun(boolean covered, Moment now) {
        classic.stand(screens.top() == classic, covered || screens.size().isTooSmall(), now);
    }
}
