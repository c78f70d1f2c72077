package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Moment;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.report.TextSanitizer;
import io.montty.runtime.state.HostKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Do what a person asks for about a report and its host. */
final class ReportDeeds {

    private static final TextSanitizer SANITIZER = new TextSanitizer(); // of a report that was read, ids are safe

    private ReportDeeds() {}

    /** Delete the report, unless it is gone. */
    static void delete(ReportRef ref, String host, boolean gone, Moment now, Desk desk) {
        if (gone) {
            desk.say(ref.shortId() + " is gone already; there is nothing to delete");
        } else {
            Deleting.start(List.of(ref), ref.status() + " of " + host, now, desk);
        }
    }

    /** Acknowledge those problems of the report's host that are of some checks. */
    static void acknowledge(ReportRef ref, Set<String> checks, Moment now, Desk desk) {
        ofHost(ref, desk, host -> {
            List<Problem> problems = host.problems().stream()
                    .filter(problem -> checks.contains(SANITIZER.line(problem.check())))
                    .toList();
            if (problems.isEmpty()) {
                desk.say("nothing here is a problem of " + host.name() + " now");
            } else {
                Acknowledging.start(host, problems, now, desk);
            }
        });
    }

    /** Show how the report's host was doing. */
    static void history(ReportRef ref, Desk desk) {
        ofHost(ref, desk, host -> desk.open(new HistoryScreen(host.key())));
    }

    private static void ofHost(ReportRef ref, Desk desk, Consumer<HostSummary> deed) {
        Optional<HostKey> owner = desk.world().ownerOf(ref);
        owner.flatMap(desk.world()::host)
                .ifPresentOrElse(deed, () -> desk.say("it is not known which host this report is of"));
    }
}
