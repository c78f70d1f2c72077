package io.montty.runtime.checker;

import io.montty.api.Outcome;
import io.montty.api.report.Carried;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.report.Redactor;
import io.montty.runtime.report.ReportFormatException;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.store.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keep the last answers of checks that do not run every time, in a file that has the form of a report.
 *
 * <p>A change to the checks or their configuration makes every check due: an answer to another question is worth
 * nothing. An answer that a check did not come to is not kept, so that it is asked again at the next run.
 */
public final class CarriedResults {

    /** How much earlier than its interval a check may run, since cron is not to the second. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private final Path file;
    private final Redactor redactor;

    /** @param file where the answers are kept */
    public CarriedResults(Path file) {
        this(file, new Redactor(List.of()));
    }

    /**
     * Keep answers in {@code file}.
     *
     * @param redactor takes out what must not be kept, also of answers that were kept before it was told so
     */
    CarriedResults(Path file, Redactor redactor) {
        this.file = file;
        this.redactor = redactor;
    }

    /** Return {@code nodes} so that those checks carry their last answer that are not due at {@code now}. */
    public List<PlannedNode> carry(List<PlannedNode> nodes, String bundle, Instant now) {
        if (nodes.stream().noneMatch(CarriedResults::hasInterval)) {
            return nodes;
        }
        Map<String, ReportEntry> kept = kept(bundle);
        return nodes.stream()
                .map(node -> node.withChecks(check -> carrying(check, kept, now)))
                .toList();
    }

    /**
     * Keep what {@code report} says of those checks of {@code nodes} that do not run every time.
     *
     * @throws IOException if it cannot be kept
     */
    public void keep(Report report, List<PlannedNode> nodes) throws IOException {
        if (nodes.stream().noneMatch(CarriedResults::hasInterval)) {
            return;
        }
        Map<String, ReportEntry> kept = kept(report.bundle());
        Map<String, Duration> intervals = new HashMap<>();
        nodes.forEach(node -> collect(node, intervals));
        report.checks().forEach(entry -> keep(entry, report, intervals, kept));
        Report file = new Report(
                report.id(),
                report.host(),
                report.at(),
                report.duration(),
                report.version(),
                report.ttl(),
                report.interval(),
                List.of(),
                report.bundle(),
                report.status(),
                redactor.entries(List.copyOf(kept.values())));
        AtomicFiles.write(this.file, new ReportWriter().write(file));
    }

    private static void keep(
            ReportEntry entry, Report report, Map<String, Duration> intervals, Map<String, ReportEntry> kept) {
        Duration interval = intervals.get(entry.id());
        if (interval != null && entry.carried() == null && entry.outcome() instanceof Outcome.Completed) {
            kept.put(entry.id(), entry.withCarried(new Carried(report.at(), interval)));
        } else if (interval != null && entry.carried() == null && !(entry.outcome() instanceof Outcome.Skipped)) {
            kept.remove(entry.id());
        }
        entry.children().forEach(child -> keep(child, report, intervals, kept));
    }

    private Map<String, ReportEntry> kept(String bundle) {
        Map<String, ReportEntry> kept = new HashMap<>();
        if (!Files.isRegularFile(file)) {
            return kept;
        }
        try {
            Report report = new ReportReader().read(Files.readAllBytes(file));
            if (report.bundle().equals(bundle)) {
                report.checks().forEach(entry -> kept.put(entry.id(), entry));
            }
        } catch (IOException | ReportFormatException e) {
            kept.clear(); // every check is due then, which loses nothing
        }
        return kept;
    }

    private static PlannedCheck carrying(PlannedCheck check, Map<String, ReportEntry> kept, Instant now) {
        ReportEntry last = kept.get(check.spec().id());
        Duration interval = check.terms().interval();
        return last != null && check.broken().isEmpty() && !isDue(last, interval, now)
                ? check.on(check.terms().carrying(last))
                : check;
    }

    /** An answer from the future is that of a clock that was set back, and says nothing about how old it is. */
    private static boolean isDue(ReportEntry last, Duration interval, Instant now) {
        Carried carried = last.carried();
        if (interval.isZero() || carried == null || carried.from().toInstant().isAfter(now)) {
            return true;
        }
        Duration slack = SLACK.compareTo(interval.dividedBy(10)) < 0 ? SLACK : interval.dividedBy(10);
        return carried.age(now).compareTo(interval.minus(slack)) >= 0;
    }

    private static boolean hasInterval(PlannedNode node) {
        Map<String, Duration> intervals = new HashMap<>();
        collect(node, intervals);
        return !intervals.isEmpty();
    }

    private static void collect(PlannedNode node, Map<String, Duration> intervals) {
        if (node instanceof PlannedCheck check) {
            if (!check.terms().interval().isZero()) {
                intervals.put(check.spec().id(), check.terms().interval());
            }
        } else if (node instanceof PlannedGroup group) {
            List<PlannedNode> children = new ArrayList<>(group.filters());
            children.addAll(group.members());
            children.forEach(child -> collect(child, intervals));
        }
    }
}
