package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Complete what a person began to type behind the colon.
 *
 * @param text the line, as far as there is one way to go on
 * @param choices what it could become; empty if there is nothing to choose
 */
record Completion(String text, List<String> choices) {

    private static final int MOST_SHOWN = 8;

    Completion {
        choices = List.copyOf(choices);
    }

    static Completion of(String line, World world) {
        int start = line.lastIndexOf(' ') + 1;
        String done = line.substring(0, start);
        String begun = line.substring(start);
        List<String> fitting = words(done.strip(), world).stream()
                .filter(word -> word.startsWith(begun))
                .sorted()
                .toList();
        if (fitting.size() == 1) {
            return new Completion(done + fitting.get(0) + " ", List.of());
        }
        return fitting.isEmpty() ? new Completion(line, List.of()) : new Completion(done + common(fitting), fitting);
    }

    private static List<String> words(String done, World world) {
        if (done.isEmpty()) {
            return CommandWord.words();
        }
        List<String> before = List.of(done.split(" +", -1));
        Optional<CommandWord> command = CommandWord.named(before.get(0));
        if (command.isEmpty() || before.size() > 2) {
            return List.of();
        }
        if (before.size() == 2) {
            return command.get() == CommandWord.SET ? List.of("on", "off") : List.of();
        }
        return switch (command.get()) {
            case SORT -> Preferences.SORTS;
            case THEME -> Preferences.THEMES;
            case SET -> Setting.words();
            case HISTORY ->
                world.snapshot().hosts().stream().map(HostSummary::name).toList();
            default -> List.of();
        };
    }

    private static String common(List<String> words) {
        String common = words.get(0);
        for (String word : words) {
            while (!word.startsWith(common)) {
                common = common.substring(0, common.length() - 1);
            }
        }
        return common;
    }

    /** Return the choices in a line that is not too long; empty if there are none. */
    String shown() {
        String more = choices.size() > MOST_SHOWN ? " ..." : "";
        return choices.stream().limit(MOST_SHOWN).collect(Collectors.joining(" ")) + more;
    }
}
