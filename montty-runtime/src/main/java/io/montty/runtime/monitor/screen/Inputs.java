package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.monitor.key.Input;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.key.Mode;
import io.montty.runtime.monitor.key.Mouse;
import io.montty.runtime.monitor.key.Pasted;

/** Give what a person does to what it is meant for: a dialog, the last line, the monitor as a whole, or the top screen. */
final class Inputs {

    private final Console console;
    private final PromptLine prompts;

    Inputs(Console console, PromptLine prompts) {
        this.console = console;
        this.prompts = prompts;
    }

    void take(Input input, Moment now) {
        boolean open = console.dialog().isEmpty() && !console.size().isTooSmall();
        if (input instanceof Key key) {
            press(key, now);
        } else if (input instanceof Mouse deed && open) {
            use(deed, now);
        } else if (input instanceof Pasted pasted) {
            paste(pasted, open, now);
        }
    }

    private void press(Key key, Moment now) {
        Dialog dialog = console.dialog().orElse(null);
        if (console.size().isTooSmall() && !(dialog instanceof QuitDialog)) {
            Action.of(key, Mode.TEXT).filter(Inputs::works).ifPresent(action -> act(action, now));
        } else if (dialog != null) {
            if (dialog.press(key, now, console)) {
                console.close(dialog);
            }
        } else if (prompts.isOpen()) {
            prompts.press(key, console.top(), now, console);
        } else {
            Action.of(key, console.top().mode()).ifPresent(action -> act(action, now));
        }
    }

    private static boolean works(Action whereNothingIsShown) {
        return whereNothingIsShown == Action.QUIT
                || whereNothingIsShown == Action.SUSPEND
                || whereNothingIsShown == Action.REDRAW;
    }

    /** Only the last line takes pasted text, since there it can be nothing but text; dialogs are answered by hand. */
    private void paste(Pasted pasted, boolean open, Moment now) {
        if (prompts.isOpen() && open) {
            pasted.text()
                    .codePoints()
                    .forEach(character -> prompts.press(Key.of(character), console.top(), now, console));
        } else {
            console.say("pasted text was dropped; / and : take it");
        }
    }

    private void act(Action action, Moment now) {
        switch (action) {
            case QUIT -> console.quit();
            case SUSPEND -> console.perform(new Effect.Suspend());
            case REDRAW -> console.perform(new Effect.Redraw());
            case MOUSE -> console.tastes().use(Setting.MOUSE, !console.tastes().uses(Setting.MOUSE), console);
            case FREEZE -> console.pausing().freeze(now);
            case PAUSE -> console.pausing().toggle(now);
            case RESUME -> console.pausing().resume(now);
            case UNDO -> console.undo();
            case BACK -> console.navigation().back(now);
            case HELP -> console.navigation().help(now);
            case CLASSIC_SHOW -> console.navigation().showClassic(now);
            case CHANGES_SINCE -> console.open(new ChangesScreen());
            case COMMAND -> prompts.command();
            case FILTER -> prompts.filter(console.top());
            case FIND -> prompts.find(console.top());
            default -> console.top().press(action, now, console);
        }
    }

    private void use(Mouse deed, Moment now) {
        Screen top = console.top();
        switch (deed.deed()) {
            case WHEEL_UP -> top.press(Action.UP, now, console);
            case WHEEL_DOWN -> top.press(Action.DOWN, now, console);
            case PRESSED -> top.click(deed.row() - console.size().bodyTop(), now, console);
        }
    }
}
