package io.montty.runtime.receiver;

/** Name the exit codes of the receiver, which are those of sysexits.h where there is one. */
final class ReceiverExit {

    /** Every frame was answered. */
    static final int DONE = 0;

    /** Wrong options, or no project directory; nothing was done. */
    static final int USAGE = 2;

    /** The sender asked for what it may not have, or said what cannot be followed. */
    static final int DATA = 65;

    /** Not now: no slot, no room, no disk, no time, or the sender broke off. */
    static final int TEMPORARY = 75;

    private ReceiverExit() {}
}
