package io.montty.checks.security;

import java.util.Optional;
import java.util.Set;

/**
 * Hold a line of {@code /etc/passwd}; see passwd(5).
 *
 * @param name the account's name
 * @param password what stands for its password; {@code x} if that is in {@code /etc/shadow}
 * @param uid its number
 * @param home its home folder
 * @param shell what a login starts
 */
record Account(String name, String password, long uid, String home, String shell) {

    private static final int FIELDS = 7;
    private static final Set<String> NO_LOGIN = Set.of("nologin", "false", "sync", "shutdown", "halt", "git-shell");

    /** Read a line; empty if it is none of that file. */
    static Optional<Account> parse(String line) {
        String[] fields = line.split(":", -1);
        if (fields.length != FIELDS || fields[0].isEmpty() || !fields[2].matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return Optional.of(new Account(fields[0], fields[1], Long.parseLong(fields[2]), fields[5], fields[6]));
    }

    /** Tell whether a login starts a shell; an empty field stands for /bin/sh. */
    boolean hasLoginShell() {
        return !NO_LOGIN.contains(shell.substring(shell.lastIndexOf('/') + 1));
    }
}
