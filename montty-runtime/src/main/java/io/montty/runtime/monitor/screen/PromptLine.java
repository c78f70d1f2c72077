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
    private final TypedBefore typedBefore = new TypedBefore();
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
        typedBefore.start();
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
            case ENTER -> enter(prompt, screen, now, desk);
            case ESCAPE -> {
                open = null;
                apply(prompt.kind(), prompt.before(), screen, desk);
            }
            case TAB -> complete(prompt, desk);
            case UP -> recall(prompt, typedBefore.earlier(prompt.field().text()));
            case DOWN -> recall(prompt, typedBefore.later());
            default -> {
                if (prompt.field().press(key)) {
                    apply(prompt.kind(), prompt.field().text(), screen, desk);
                }
            }
        }
    }

    /** A filter that is wrong stays there to be mended. */
    private void enter(Prompt prompt, Screen screen, Moment now, Desk desk) {
        String text = prompt.field().text();
        if (prompt.kind() == Prompt.Kind.COMMAND) {
            open = null;
            typedBefore.add(text);
            commands.run(text, now);
        } else if (apply(prompt.kind(), text, screen, desk)) {
            open = null;
        }
    }

    private void complete(Prompt prompt, Desk desk) {
        if (prompt.kind() == Prompt.Kind.COMMAND) {
            Completion completion = commands.complete(prompt.field().head());
            prompt.field().replace(completion.text() + prompt.field().tail());
            desk.say(completion.shown());
        }
    }

    private static void recall(Prompt prompt, Optional<String> text) {
        if (prompt.kind() == Prompt.Kind.COMMAND) {
            text.ifPresent(prompt.field()::replace);
        }
    }

    private static boolean apply(Prompt.Kind kind, String text, Screen screen, Desk desk) {
        if (kind == Prompt.Kind.FILTER && screen instanceof Filtered filtered) {
            try {
                filtered.filter(Filter.parse(text));
            } catch (FilterException e) {
                desk.say("filter, column " + e.column() + ": " + e.getMessage());
                return false;
            }
        } else if (kind == Prompt.Kind.FIND && screen instanceof Searched searched) {
            searched.find(text);
        }
        return true;
    }
}
