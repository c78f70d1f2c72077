package io.montty.runtime.cli;

import io.montty.api.report.Report;
import io.montty.runtime.checker.Checker;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.transport.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Bring a report to where it shall go, and say on standard error what kept it from getting there. */
final class Handover {

    private final Checker checker;
    private final Path spool;
    private final CliEnvironment environment;
    private boolean complete = true;

    Handover(Checker checker, Path spool, CliEnvironment environment) {
        this.checker = checker;
        this.spool = spool;
        this.environment = environment;
    }

    /**
     * Keep {@code report} in the spool; where that is not possible, hand it in at once.
     *
     * @param delivery where reports go; empty if they shall stay in the spool
     */
    void keep(Report report, Optional<Delivery> delivery) {
        try {
            checker.keep(report);
        } catch (IOException e) {
            String trouble = "the report could not be kept in " + spool + ": " + IoReason.of(e);
            say(trouble
                    + (delivery.isPresent() && handedIn(report, delivery.get())
                            ? "; it was handed in without that"
                            : "; it is lost")
                    + "; make room or make the folder writable");
        }
    }

    /** Hand in all that waits in the spool. */
    void send(Delivery delivery) {
        List<String> troubles = checker.send(delivery);
        troubles.forEach(this::say);
    }

    /** Tell whether everything went where it shall go. */
    boolean isComplete() {
        return complete;
    }

    private boolean handedIn(Report report, Delivery delivery) {
        try {
            checker.deliver(report, delivery);
            return true;
        } catch (IOException e) {
            say(delivery.destination() + " does not take the report: " + IoReason.of(e));
            return false;
        }
    }

    private void say(String trouble) {
        complete = false;
        environment.say(trouble);
    }
}
