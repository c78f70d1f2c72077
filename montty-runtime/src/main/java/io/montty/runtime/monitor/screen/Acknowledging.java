package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Problem;
import java.util.List;

/** Let a person say that somebody takes care of problems, or that this is over. */
final class Acknowledging {

    private Acknowledging() {}

    /**
     * Begin to acknowledge; if somebody takes care of all of them, begin to end that.
     *
     * @param problems of the host that were chosen, fixed from now on
     */
    static void start(HostSummary host, List<Problem> problems, Moment now, Desk desk) {
        List<Problem> open =
                problems.stream().filter(problem -> !problem.isAcknowledged()).toList();
        List<Problem> fresh = open.stream()
                .filter(problem -> !desk.world().isAcknowledging(host.key(), problem.check()))
                .toList();
        if (desk.options().readOnly()) {
            desk.say(Options.REFUSAL);
        } else if (problems.isEmpty()) {
            desk.say("nothing is wrong with " + host.name() + " that could be acknowledged");
        } else if (open.isEmpty()) {
            desk.ask(new UnacknowledgeDialog(host, problems, desk.options().zone()));
        } else if (fresh.isEmpty()) {
            desk.say("the manager was asked already; it takes it at its next run");
        } else {
            desk.ask(new AcknowledgeDialog(host, fresh, desk.options()));
        }
    }
}
