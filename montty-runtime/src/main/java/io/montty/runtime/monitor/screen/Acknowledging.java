package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Problem;
import java.util.List;

/** Let a person say that somebody takes care of problems, or that this is over. */
final class Acknowledging {

    private Acknowledging() {}

    /**
     * Begin to acknowledge.
     *
     * @param problems of the host that were chosen, fixed from now on
     */
    static void start(HostSummary host, List<Problem> problems, Moment now, Desk desk) {
        if (desk.options().readOnly()) {
            desk.say("nothing is changed here: the monitor was started with --read-only");
        } else if (!problems.isEmpty()) {
            desk.ask(new AcknowledgeDialog(host, problems));
        }
    }
}
