package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.filter.FilterException;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.key.Key;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Let a person type a filter, a text to find, or a command into the last line; the first two work while they are typed. */
final class PromptLine {

    private static final int LONGEST = 500;

    private final Commands commands;
    private @Nullable Prompt open;

    PromptLine(Commands commands) {
        this.commands = commands;
    }

    boolean isOpen() {
        return open != null;
    }

    Optional<Prompt> shown() {
        return Optional.ofNullable(open);
    }

    void command() {
        open = new Prompt(Prompt.Kind.COMMAND, new TextField("", LONGEST), "");
    }

    void filter(Screen screen) {
        if (screen instanceof Filtered filtered) {
            String before = filtered.filter().source();
            open = new Prompt(Prompt.Kind.FILTER, new TextField(before, LONGEST), before);
        }
    }

    void find(Screen screen) {
        if (screen instanceof Searched searched) {
            open = new Prompt(Prompt.Kind.FIND, new TextField("", LONGEST), searched.sought());
        }
    }

    void press(Key key, Screen screen, Moment now, Desk desk) {
        Prompt prompt = open;
        if (prompt == null) {
            return;
        }
        switch (key.kind()) {
            case ENTER -> {
                open = null;
                if (prompt.kind() == Prompt.Kind.COMMAND) {
                    commands.run(prompt.field().text(), now);
                } else {
                    apply(prompt.kind(), prompt.field().text(), screen, desk);
                }
            }
            case ESCAPE -> {
                open = null;
                apply(prompt.kind(), prompt.before(), screen, desk);
            }
            default -> {
                if (prompt.field().press(key)) {
                    apply(prompt.kind(), prompt.field().text(), screen, desk);
                }
            }
        }
    }

    private static void apply(Prompt.Kind kind, String text, Screen screen, Desk desk) {
        if (kind == Prompt.Kind.FILTER && screen instanceof Filtered filtered) {
            try {
                filtered.filter(Filter.parse(text));
            } catch (FilterException e) {
                desk.say("filter, column " + e.column() + ": " + e.getMessage());
            }
        } else if (kind == Prompt.Kind.FIND && screen instanceof Searched searched) {
            searched.find(text);
        }
    }
}
