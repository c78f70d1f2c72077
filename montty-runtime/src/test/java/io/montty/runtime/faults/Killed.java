package io.montty.runtime.faults;

/** Stand for the end of the process: nothing of ours catches it, and nothing touches the disk after it. */
public final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    Killed() {
        super("killed here by the test");
    }
}
