package io.montty.runtime.monitor.screen;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Name what a person can type behind the colon. */
enum CommandWord {
    FLEET(""),
    LIST("[FILTER]"),
    FILTER("[FILTER]"),
    HISTORY("HOST"),
    CHANGES(""),
    CLASSIC(""),
    SORT("status|age|name"),
    THEME("NAME"),
    SET("mouse|preview|wrap on|off"),
    EXPORT("FILE"),
    DOCTOR(""),
    PREFERENCES(""),
    HELP(""),
    QUIT("");

    private final String arguments;

    CommandWord(String arguments) {
        this.arguments = arguments;
    }

    /** Return what is typed. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Return what is typed, with what comes behind it. */
    String usage() {
        return arguments.isEmpty() ? word() : word() + " " + arguments;
    }

    boolean takesArguments() {
        return !arguments.isEmpty();
    }

    /** Tell whether it says nothing without an argument. */
    boolean needsArguments() {
        return takesArguments() && !arguments.startsWith("[") && this != THEME;
    }

    /** Return all words, in the order of the table. */
    static List<String> words() {
        return Arrays.stream(values()).map(CommandWord::word).toList();
    }

    /** Find a command; {@code q} is short for quit. */
    static Optional<CommandWord> named(String word) {
        String whole = word.equals("q") ? "quit" : word;
        return Arrays.stream(values()).filter(one -> one.word().equals(whole)).findFirst();
    }
}
