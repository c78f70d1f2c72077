package io.montty.runtime.monitor.view;

import io.montty.runtime.monitor.terminal.Ability;
import io.montty.runtime.monitor.terminal.TerminalKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Say how many colours a terminal is to be shown. */
public enum ColorDepth {
    NONE,
    COLORS_16,
    COLORS_256,
    TRUE_COLOR;

    /** Tell what a person asked for. */
    public enum Choice {
        AUTO,
        ALWAYS,
        NEVER,
        COLORS_16,
        COLORS_256,
        TRUE_COLOR;

        /** Read {@code auto}, {@code always}, {@code never}, {@code 16}, {@code 256} or {@code true}. */
        public static Optional<Choice> parse(String option) {
            return Arrays.stream(values())
                    .filter(choice -> choice.option().equals(option))
                    .findFirst();
        }

        /** Return how it is written on the command line. */
        public String option() {
            return switch (this) {
                case AUTO, ALWAYS, NEVER -> name().toLowerCase(Locale.ROOT);
                case COLORS_16 -> "16";
                case COLORS_256 -> "256";
                case TRUE_COLOR -> "true";
            };
        }
    }

    /**
     * Return the depth for {@code choice}, which beats the environment.
     *
     * @param environment where {@code NO_COLOR}, {@code COLORTERM} and {@code TERM} are looked up
     */
    public static ColorDepth of(Choice choice, Map<String, String> environment) {
        return switch (choice) {
            case NEVER -> NONE;
            case COLORS_16 -> COLORS_16;
            case COLORS_256 -> COLORS_256;
            case TRUE_COLOR -> TRUE_COLOR;
            case ALWAYS -> atLeast16(ofTerminal(environment));
            case AUTO -> environment.getOrDefault("NO_COLOR", "").isEmpty() ? ofTerminal(environment) : NONE;
        };
    }

    private static ColorDepth atLeast16(ColorDepth depth) {
        return depth == NONE ? COLORS_16 : depth;
    }

    private static ColorDepth ofTerminal(Map<String, String> environment) {
        String colorTerm = environment.getOrDefault("COLORTERM", "");
        String term = environment.getOrDefault("TERM", "");
        boolean named = !colorTerm.isEmpty()
                || term.contains("color")
                || TerminalKind.of(term).has(Ability.COLORS);
        if (!named || term.isEmpty() || term.equals("dumb") || term.startsWith("vt") || term.endsWith("-m")) {
            return NONE;
        }
        if (colorTerm.equals("truecolor") || colorTerm.equals("24bit") || term.endsWith("-direct")) {
            return TRUE_COLOR;
        }
        return term.contains("256color") ? COLORS_256 : COLORS_16;
    }

    /** Return what people call it. */
    public String word() {
        return switch (this) {
            case NONE -> "no colour";
            case COLORS_16 -> "16";
            case COLORS_256 -> "256";
            case TRUE_COLOR -> "true colour";
        };
    }
}
