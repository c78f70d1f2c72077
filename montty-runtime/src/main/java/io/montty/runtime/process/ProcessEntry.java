package io.montty.runtime.process;

import org.jspecify.annotations.Nullable;

/**
 * Describe a live process as /proc shows it.
 *
 * @param pid its id
 * @param name its command name, at most 15 characters
 * @param parent its parent's id
 * @param group its process group
 * @param session its session
 * @param started clock ticks between boot and its start
 */
record ProcessEntry(long pid, String name, long parent, long group, long session, long started) {

    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int GROUP = 2;
    private static final int SESSION = 3;
    private static final int START = 19;

    /**
     * Read one line of {@code /proc/PID/stat}, as proc(5) lays it out.
     *
     * @return null for a zombie, which has ended and only waits for its parent
     */
    static @Nullable ProcessEntry parse(String stat) {
        // The name may hold blanks and parentheses: only the last closing one ends it.
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        String[] fields = stat.substring(close + 1).strip().split(" ", -1);
        if (fields[STATE].equals("Z") || fields[STATE].equals("X")) {
            return null;
        }
        return new ProcessEntry(
                Long.parseLong(stat.substring(0, open).strip()),
                stat.substring(open + 1, close),
                Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[GROUP]),
                Long.parseLong(fields[SESSION]),
                Long.parseLong(fields[START]));
    }
}
