package io.montty.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Say what env(1) will start for the argument that a shebang gives it. */
sealed interface EnvTarget {

    /** It starts {@code name}. */
    record Program(String name) implements EnvTarget {}

    /** It starts something that only env itself can work out. */
    record Unclear() implements EnvTarget {}

    /** It cannot start anything; {@code reason} says what to write instead. */
    record Broken(String reason) implements EnvTarget {}

    /** Return what env starts for {@code argument}, the whole rest of the shebang line. */
    static EnvTarget of(String argument) {
        Matcher split = Arguments.SPLIT.matcher(argument);
        if (split.matches()) {
            return Arguments.target(split.group("words"));
        }
        if (argument.isEmpty()) {
            return Arguments.NO_PROGRAM;
        }
        if (argument.startsWith("-")
                || argument.indexOf('=') >= 0
                || Arguments.BLANK.matcher(argument).find()) {
            return new Broken("makes env take '" + argument + "' as one word; write #!/usr/bin/env -S " + argument);
        }
        return new Program(argument);
    }

    /** Read the words after {@code -S}. */
    final class Arguments {

        private static final Pattern SPLIT =
                Pattern.compile("(?:-[v0]*S|--split-string(?:=|[ \\t]+))[ \\t]*(?<words>.*)", Pattern.DOTALL);
        private static final Pattern BLANK = Pattern.compile("[ \\t]+");
        private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);
        private static final Pattern LEFT_TO_ENV = Pattern.compile(".*[\\\\$\"'#].*", Pattern.DOTALL);
        private static final EnvTarget NO_PROGRAM =
                new Broken("names no program after env; write for example #!/usr/bin/env python3");

        private Arguments() {}

        private static EnvTarget target(String text) {
            if (LEFT_TO_ENV.matcher(text).matches()) {
                return new Unclear();
            }
            for (String word : BLANK.split(text.strip(), -1)) {
                if (word.startsWith("-") || word.startsWith("PATH=")) {
                    return new Unclear();
                }
                if (!word.isEmpty() && !VARIABLE.matcher(word).matches()) {
                    return new Program(word);
                }
            }
            return NO_PROGRAM;
        }
    }
}
