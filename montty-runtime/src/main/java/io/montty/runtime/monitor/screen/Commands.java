package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.filter.FilterException;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.key.Action;
import io.montty.runtime.report.NearNames;
import io.montty.runtime.state.HostKey;
import java.util.List;
import java.util.Optional;

/** Do what a person types behind the colon. */
final class Commands {

    private final Console console;

    Commands(Console console) {
        this.console = console;
    }

    /** Complete what was begun. */
    Completion complete(String line) {
        return Completion.of(line, console.world());
    }

    /** Run a line; what is wrong with it is said to the person. */
    void run(String line, Moment now) {
        String[] parts = line.strip().split(" +", 2);
        String argument = parts.length == 2 ? parts[1] : "";
        Optional<CommandWord> command = CommandWord.named(parts[0]);
        if (parts[0].isEmpty()) {
            return;
        }
        if (command.isEmpty()) {
            console.say(unknown("command", parts[0], CommandWord.words()));
        } else if (command.get().needsArguments() && argument.isEmpty()) {
            console.say("expected: " + command.get().usage());
        } else if (!command.get().takesArguments() && !argument.isEmpty()) {
            console.say(parts[0] + " takes nothing behind it, but there is '" + argument + "'");
        } else {
            run(command.get(), argument, now);
        }
    }

    private void run(CommandWord command, String argument, Moment now) {
        switch (command) {
            case FLEET -> console.navigation().home();
            case LIST -> list(argument);
            case FILTER -> filter(console.top(), argument);
            case HISTORY -> history(argument);
            case CHANGES -> console.open(new ChangesScreen());
            case CLASSIC -> console.navigation().showClassic(now);
            case SORT -> sort(argument, now);
            case THEME -> theme(argument);
            case SET -> set(argument);
            case EXPORT -> export(argument);
            case DOCTOR -> console.examine();
            case PREFERENCES -> console.navigation().showPreferences();
            case HELP -> console.navigation().help(now);
            case QUIT -> console.quit();
        }
    }

    private void list(String filter) {
        ListScreen list = ListScreen.ofAll();
        if (filter.isEmpty() || filter(list, filter)) {
            console.open(list);
        }
    }

    private boolean filter(Screen screen, String text) {
        if (!(screen instanceof Filtered filtered)) {
            console.say("nothing to filter here; fleet and list can be filtered");
            return false;
        }
        try {
            filtered.filter(Filter.parse(text));
            console.refresh();
            return true;
        } catch (FilterException e) {
            console.say("filter, column " + e.column() + ": " + e.getMessage());
            return false;
        }
    }

    private void history(String name) {
        Optional<HostKey> host =
                HostKey.parse(name).filter(key -> console.world().host(key).isPresent());
        if (host.isPresent()) {
            console.open(new HistoryScreen(host.get()));
        } else {
            console.say(unknown(
                    "host",
                    name,
                    console.world().snapshot().hosts().stream()
                            .map(HostSummary::name)
                            .toList()));
        }
    }

    private void sort(String by, Moment now) {
        Action action = switch (by) {
            case "status" -> Action.SORT_STATUS;
            case "age" -> Action.SORT_AGE;
            case "name" -> Action.SORT_NAME;
            default -> null;
        };
        if (action == null) {
            console.say(unknown("order", by, Preferences.SORTS));
        } else if (action.worksIn(console.top().mode())) {
            console.top().press(action, now, console);
        } else {
            console.say("nothing to sort here; fleet and list can be sorted");
        }
    }

    private void theme(String name) {
        if (name.isEmpty()) {
            console.say("the theme is " + console.tastes().theme() + "; there are: "
                    + String.join(", ", Preferences.THEMES));
        } else if (Preferences.THEMES.contains(name)) {
            console.tastes().useTheme(name, console);
        } else {
            console.say(unknown("theme", name, Preferences.THEMES));
        }
    }

    private void set(String argument) {
        String[] words = argument.split(" +", -1);
        Optional<Setting> setting = Setting.named(words[0]);
        if (setting.isEmpty()) {
            console.say(unknown("setting", words[0], Setting.words()));
        } else if (words.length != 2 || !List.of("on", "off").contains(words[1])) {
            console.say("expected: set " + words[0] + " on, or off");
        } else {
            console.tastes().use(setting.get(), words[1].equals("on"), console);
        }
    }

    private void export(String file) {
        List<String> text = console.top().text();
        if (text.isEmpty()) {
            console.say("nothing to export here: this screen shows no rows");
        } else {
            console.perform(new Effect.Export(file, text));
        }
    }

    private static String unknown(String kind, String word, List<String> words) {
        List<String> near = NearNames.of(word, words);
        return "no " + kind + " '" + word + "'; "
                + (near.isEmpty() ? "there are: " + some(words) : "did you mean: " + String.join(", ", near));
    }

    private static String some(List<String> words) {
        int most = CommandWord.words().size();
        return words.size() <= most
                ? String.join(", ", words)
                : String.join(", ", words.subList(0, most)) + " and " + (words.size() - most) + " more";
    }
}
