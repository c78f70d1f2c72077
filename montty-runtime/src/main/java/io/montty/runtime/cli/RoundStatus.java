package io.montty.runtime.cli;

import io.montty.api.Finding;
import io.montty.api.Status;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Put into one line how a checker that stays is: what it did last, what came of it, and what comes next. */
final class RoundStatus {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Clock clock;
    private String last = "nothing ran yet";
    private String trouble = "";
    private Optional<Finding> wrongChange = Optional.empty();

    RoundStatus(Clock clock) {
        this.clock = clock;
    }

    /** Learn what is wrong about a change that does not count; empty for nothing. */
    void changeIsWrong(Optional<Finding> change) {
        wrongChange = change;
    }

    Optional<Finding> wrongChange() {
        return wrongChange;
    }

    /** Learn that a run is over. */
    void ran(Report report) {
        Count count = new Count();
        report.checks().forEach(count::add);
        last = String.format(
                Locale.ROOT,
                "ran %d of %d checks at %s in %.1f s: %s",
                count.ran,
                count.all,
                time(report.at().toInstant()),
                report.duration().toMillis() / 1000.0,
                report.status() == Status.OKAY ? "OKAY" : report.status() + " (" + count.worse() + ")");
        trouble = "";
    }

    /** Learn that a run could not be made. */
    void failed(String why) {
        trouble = "the last run failed: " + why;
    }

    /** Learn that another run is at it. */
    void waits() {
        trouble = "another run is checking";
    }

    /**
     * Return the line.
     *
     * @param next when the next run is due
     * @param notSent what keeps reports from getting to the server; empty for nothing
     */
    String line(Instant next, String notSent) {
        StringBuilder line = new StringBuilder(last);
        if (!trouble.isEmpty()) {
            line.append("; ").append(trouble);
        }
        line.append("; next run at ").append(time(next));
        wrongChange.ifPresent(
                change -> line.append("; ").append(change.source()).append(' ').append(change.message()));
        if (!notSent.isEmpty()) {
            line.append("; ").append(notSent);
        }
        return line.toString();
    }

    private String time(Instant time) {
        return TIME.format(time.atZone(clock.getZone()));
    }

    /** Counts the checks of a report that are no groups. */
    private static final class Count {

        private int all;
        private int ran;
        private int alerts;
        private int warnings;

        void add(ReportEntry entry) {
            if (entry.kind() == ReportEntry.Kind.GROUP) {
                entry.children().forEach(this::add);
                return;
            }
            all++;
            ran += entry.carried() == null ? 1 : 0;
            alerts += entry.status() == Status.ALERT ? 1 : 0;
            warnings += entry.status() == Status.WARN ? 1 : 0;
        }

        String worse() {
            return alerts + " ALERT, " + warnings + " WARN";
        }
    }
}
