package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Moment;
import java.util.List;

/** Do what a person types behind the colon. */
final class Commands {

    private final Console console;

    Commands(Console console) {
        this.console = console;
    }

    /** Return the names of all commands, for completion and for messages. */
    static List<String> names() {
        return List.of("fleet", "list", "classic", "quit");
    }

    /** Run a line; what is wrong with it is said to the person. */
    void run(String line, Moment now) {
        switch (line.strip()) {
            case "" -> {}
            case "q", "quit" -> console.quit();
            case "fleet" -> console.home();
            case "list" -> console.open(ListScreen.ofAll());
            case "classic" -> console.showClassic(now);
            default -> console.say("no command '" + line.strip() + "'; there are: " + String.join(" ", names()));
        }
    }
}
