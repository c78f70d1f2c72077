package io.montty.script;

import io.montty.script.dialect.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hold what the configuration gives to a script.
 *
 * @param args its arguments, in order
 * @param env variables set beside the fixed few that every script gets
 * @param sudo whether root runs it, through {@code sudo -n}
 * @param dialect how its exit code and output are read; null for as it says itself
 */
public record ScriptOptions(
        List<String> args,
        Map<String, String> env,
        boolean sudo,
        @Nullable Dialect dialect) {

    /** Stand for a script that the configuration says nothing of. */
    public static final ScriptOptions NONE = new ScriptOptions(List.of(), Map.of());

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** These make an interpreter or the loader run code that is not the script's. */
    private static final Pattern REFUSED = Pattern.compile("LD_.*|BASH_ENV|ENV|BASH_FUNC_.*|JAVA_TOOL_OPTIONS");

    private static final Set<String> FIXED = Set.of(
            "LC_NUMERIC",
            "MONTTY_BASH_SCRIPTS",
            "MONTTY_CHECK",
            "MONTTY_CHECKS",
            "MONTTY_DATA_FILES",
            "MONTTY_PROJECT",
            "MONTTY_RUN");

    /** Give arguments and variables alone. */
    public ScriptOptions(List<String> args, Map<String, String> env) {
        this(args, env, false, null);
    }

    /** @throws IllegalArgumentException naming the argument or variable that cannot be given to a script */
    public ScriptOptions {
        args = List.copyOf(args);
        env = Map.copyOf(env);
        for (String argument : args) {
            if (argument.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(
                        "an argument holds a NUL character: " + argument.replace("\0", "\\0"));
            }
        }
        env.forEach(ScriptOptions::requireVariable);
    }

    private static void requireVariable(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name for a variable: use letters, digits and _, not a digit first");
        }
        if (REFUSED.matcher(name).matches()) {
            throw new IllegalArgumentException("variable " + name + " would make other code run than the script's");
        }
        if (FIXED.contains(name)) {
            throw new IllegalArgumentException("variable " + name + " is set by MonTTY: choose another name");
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("variable " + name + " holds a NUL character");
        }
    }
}
