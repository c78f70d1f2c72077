package io.montty.runtime.cli;

/** Name the exit codes that every command shares. */
public final class ExitCode {

    /** Done. */
    public static final int DONE = 0;

    /** Done, with findings of the command's own, such as a report that waits in the spool. */
    public static final int FINDINGS = 1;

    /** Wrong usage or configuration; nothing was done. */
    public static final int USAGE = 2;

    /** Another run holds the lock; nothing was done. */
    public static final int LOCKED = 3;

    /** A fault of MonTTY itself. */
    public static final int FAULT = 70;

    private ExitCode() {}
}
