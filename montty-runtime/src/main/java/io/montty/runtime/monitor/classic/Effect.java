package io.montty.runtime.monitor.classic;

import io.montty.runtime.monitor.fleet.ReportRef;

/** Say what a key asks of the world outside the model. */
public sealed interface Effect {

    /** End the monitor. */
    record Quit() implements Effect {}

    /** Give the terminal back to the shell until the job is continued. */
    record Suspend() implements Effect {}

    /** Write the whole screen anew. */
    record Redraw() implements Effect {}

    /** Ask the manager to delete the report of id {@code id}, then tell the model how that went. */
    record Delete(ReportRef ref, String id) implements Effect {}
}
