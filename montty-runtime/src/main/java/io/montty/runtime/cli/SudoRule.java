package io.montty.runtime.cli;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Write the line of sudoers that lets a user run exactly one command as root, without a password.
 *
 * @param user who may
 * @param argv the command, word by word
 */
record SudoRule(String user, List<String> argv) {

    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    /** What sudoers either takes as it is, or with a backslash before it. */
    private static final Pattern WRITABLE = Pattern.compile("[A-Za-z0-9_./@%+,:=\\\\ *?\\[\\]-]*");

    private static final Pattern ESCAPED = Pattern.compile("[,:=\\\\ *?\\[\\]]");

    SudoRule {
        argv = List.copyOf(argv);
    }

    /** Tell whether sudoers can say this and nothing more. */
    boolean isWritable() {
        return USER.matcher(user).matches()
                && argv.stream()
                        .allMatch(word ->
                                !word.isEmpty() && WRITABLE.matcher(word).matches());
    }

    /** Return the line; a command without arguments is allowed without any, not with all. */
    String line() {
        StringBuilder line = new StringBuilder(user + " ALL=(root) NOPASSWD:");
        argv.forEach(word -> line.append(' ').append(ESCAPED.matcher(word).replaceAll("\\\\$0")));
        return line + (argv.size() == 1 ? " \"\"" : "");
    }
}
