package io.montty.runtime.cli;

import io.montty.runtime.checker.WrittenReport;
import io.montty.runtime.store.IoReason;
import io.montty.runtime.transport.Delivery;
import io.montty.runtime.transport.SpoolNews;
import java.io.IOException;
import java.util.Optional;

/** Bring a report to where it shall go, and say on standard error what kept it from getting there. */
final class Handover {

    private final SpoolSender sender;
    private final CliEnvironment environment;
    private boolean complete = true;

    Handover(SpoolSender sender, CliEnvironment environment) {
        this.sender = sender;
        this.environment = environment;
    }

    /**
     * Keep {@code report} in the spool; where that is not possible, hand it in at once.
     *
     * @param news what it says of earlier reports, which is said once
     * @param delivery where reports go; empty if they shall stay in the spool
     */
    void keep(WrittenReport report, SpoolNews news, Optional<Delivery> delivery) throws InterruptedException {
        try {
            report.keep(sender.spool());
        } catch (IOException e) {
            String trouble = "the report could not be kept in " + sender.folder() + ": " + IoReason.of(e);
            say(trouble
                    + (delivery.isPresent() && handedIn(report, delivery.get())
                            ? "; it was handed in without that"
                            : "; it is lost")
                    + "; make room or make the folder writable");
            return;
        }
        try {
            news.reported();
        } catch (IOException e) {
            say("could not note what this report says of earlier ones, so the next one says it again: "
                    + IoReason.of(e));
        }
    }

    /** Hand in all that waits in the spool. */
    void send(Delivery delivery) throws InterruptedException {
        SpoolSender.Sent sent = sender.send(delivery, !environment.terminal());
        if (sent.locked()) {
            say("another run is handing in what " + sender.folder() + " holds; it takes this report along, or the next"
                    + " run does");
        }
        sent.troubles().forEach(this::say);
    }

    /** Tell whether everything went where it shall go. */
    boolean isComplete() {
        return complete;
    }

    private boolean handedIn(WrittenReport report, Delivery delivery) throws InterruptedException {
        Optional<String> trouble = sender.handIn(report.bytes(), report.name(), delivery);
        trouble.ifPresent(why -> say(delivery.destination() + " does not take the report: " + why));
        return trouble.isEmpty();
    }

    private void say(String trouble) {
        complete = false;
        environment.say(trouble);
    }
}
