package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Visit;
import io.montty.runtime.state.HostKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Say what is to be done outside the model. */
public sealed interface Effect {

    /** End the monitor. */
    record Quit() implements Effect {}

    /** Give the terminal back to the shell until the job is continued. */
    record Suspend() implements Effect {}

    /** Write the whole screen anew. */
    record Redraw() implements Effect {}

    /** Listen to the mouse, or leave it to the terminal. */
    record UseMouse(boolean on) implements Effect {}

    /** Paint by another theme. */
    record UseTheme(String name) implements Effect {}

    /** Put text into the clipboard of the person's own machine. */
    record Copy(String text) implements Effect {}

    /**
     * Ask the manager to delete reports.
     *
     * @param ids their ids
     * @param what they are, for people
     */
    record Delete(List<String> ids, String what) implements Effect {

        public Delete {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Ask the manager to note that somebody takes care of problems.
     *
     * @param until when that ends by itself, or null if only with the problem
     */
    record Acknowledge(
            HostKey host,
            List<String> checks,
            String owner,
            String reason,
            @Nullable Instant until) implements Effect {

        public Acknowledge {
            checks = List.copyOf(checks);
        }
    }

    /** Ask the manager to note that nobody takes care of problems any more. */
    record Unacknowledge(HostKey host, List<String> checks) implements Effect {

        public Unacknowledge {
            checks = List.copyOf(checks);
        }
    }

    /** Write what a screen shows into a file. */
    record Export(String file, List<String> lines) implements Effect {

        public Export {
            lines = List.copyOf(lines);
        }
    }

    /** Find out what is wrong with the project directory, and show it. */
    record Doctor() implements Effect {}

    /** Keep what this user saw. */
    record KeepVisit(Visit visit) implements Effect {}
}
