package io.montty.checks.host;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold what {@code /proc/[pid]/status} says of a process; see proc_pid_status(5).
 *
 * @param state the letter of its state, {@code Z} for a zombie
 * @param uid the user whose rights it has, the effective one
 * @param nested whether it lives in a PID namespace below the one looked from, as the processes of a container do
 */
record ProcessStatus(char state, long uid, boolean nested) {

    private static final Pattern STATE = Pattern.compile("(?m)^State:\\s+(\\S)");
    private static final Pattern UIDS = Pattern.compile("(?m)^Uid:\\s+\\d+\\s+(\\d{1,10})\\s");
    private static final Pattern NESTED = Pattern.compile("(?m)^NSpid:\\s+\\d+[ \\t]+\\d+");

    /** Return what {@code text} says, or empty if it is not such a file. */
    static Optional<ProcessStatus> parse(String text) {
        Matcher state = STATE.matcher(text);
        Matcher uids = UIDS.matcher(text);
        return state.find() && uids.find()
                ? Optional.of(new ProcessStatus(
                        state.group(1).charAt(0),
                        Long.parseLong(uids.group(1)),
                        NESTED.matcher(text).find()))
                : Optional.empty();
    }

    boolean isZombie() {
        return state == 'Z';
    }

    /** Tell whether it still does something: a zombie only waits to be collected. */
    boolean isAlive() {
        return !isZombie() && state != 'X' && state != 'x';
    }
}
