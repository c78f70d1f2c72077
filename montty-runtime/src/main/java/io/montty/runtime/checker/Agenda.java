package io.montty.runtime.checker;

import io.montty.api.Outcome;
import io.montty.api.report.Carried;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Remember from one run to the next, for as long as the process lives, what each check said last, and when it is due.
 *
 * <p>It holds one answer for each check of the plan, and nothing else. A change to the checks or their configuration
 * makes every check due.
 */
public final class Agenda {

    private final Map<String, Asked> asked = new HashMap<>();
    private Rhythm rhythm;
    private Map<String, Duration> intervals = Map.of();
    private String bundle = "";
    private Instant lastRun = Instant.MIN;

    /**
     * Hold when a check was asked.
     *
     * @param answer what it said when it last ran; empty if it was never reached
     * @param at when the run was over in which it was to be asked
     * @param answered whether it came to an answer in that
     */
    private record Asked(Optional<ReportEntry> answer, Instant at, boolean answered) {}

    /** Begin with no answers. */
    public Agenda(Rhythm rhythm) {
        this.rhythm = rhythm;
    }

    /**
     * Learn what is planned from now on. Answers to other questions than the plan's are forgotten.
     *
     * @param rhythm when its checks are due
     * @param kept returns the nodes of the plan, those with an answer of an earlier process carrying it
     */
    public void plan(RunPlan plan, Rhythm rhythm, Supplier<List<PlannedNode>> kept) {
        this.rhythm = rhythm;
        this.intervals = new HashMap<>();
        plan.nodes().forEach(node -> collect(node, intervals));
        if (!plan.bundle().equals(bundle)) {
            bundle = plan.bundle();
            asked.clear();
            kept.get().forEach(this::adopt);
        }
        asked.keySet().retainAll(intervals.keySet());
    }

    private void adopt(PlannedNode node) {
        if (node instanceof PlannedCheck check) {
            check.terms().carried().ifPresent(answer -> {
                Carried carried = answer.carried();
                if (carried != null) {
                    Instant at = carried.from().toInstant();
                    asked.put(check.spec().id(), new Asked(Optional.of(answer), at, true));
                }
            });
        }
        children(node).forEach(this::adopt);
    }

    /** Return {@code nodes} so that those carry their last answer that are not due at {@code now}. */
    public List<PlannedNode> due(List<PlannedNode> nodes, Instant now) {
        return nodes.stream()
                .map(node -> node.withChecks(check -> due(check, now)))
                .toList();
    }

    private PlannedCheck due(PlannedCheck check, Instant now) {
        Asked last = asked.get(check.spec().id());
        return last == null || last.answer().isEmpty() || check.broken().isPresent() || isDue(check, last, now)
                ? check
                : check.on(check.terms().carrying(last.answer().get()));
    }

    private boolean isDue(PlannedCheck check, Asked last, Instant now) {
        String id = check.spec().id();
        return !due(id, rhythm.interval(check.terms().interval()), last).isAfter(now);
    }

    private Instant due(String id, Duration interval, Asked last) {
        return rhythm.due(id, interval, last.at(), last.answered());
    }

    /**
     * Learn what a run found. What fell due while it was going on is due at its next moment, as from cron: a run that
     * takes longer than an interval is not followed by another at once.
     *
     * @param ended when it was over
     */
    public void ran(Report report, Instant ended) {
        lastRun = ended;
        Map<String, ReportEntry> found = new HashMap<>();
        report.checks().forEach(entry -> collect(entry, found));
        intervals.forEach((id, interval) -> {
            ReportEntry entry = found.get(id);
            if (entry == null) {
                asked.remove(id); // left out of a report that was too large
            } else if (entry.carried() == null) {
                asked.put(id, asked(entry, report, interval, ended));
            }
        });
    }

    private Asked asked(ReportEntry entry, Report report, Duration interval, Instant ended) {
        if (entry.outcome() instanceof Outcome.Skipped) {
            Asked before = asked.get(entry.id());
            return new Asked(before == null ? Optional.empty() : before.answer(), ended, false);
        }
        ReportEntry answer = entry.withCarried(new Carried(report.at(), interval));
        return new Asked(Optional.of(answer), ended, entry.outcome() instanceof Outcome.Completed);
    }

    /** Learn that a run could not be made, so that the next one is tried when the next report is due. */
    public void failed(Instant now) {
        lastRun = now;
        asked.replaceAll((id, last) -> isPast(id, last, now) ? new Asked(last.answer(), now, false) : last);
    }

    private boolean isPast(String id, Asked last, Instant now) {
        return !due(id, intervals.getOrDefault(id, rhythm.every()), last).isAfter(now);
    }

    /** Learn what time it is: what lies in the future of a clock that was set back says nothing any more. */
    public void clock(Instant now) {
        if (lastRun.isAfter(now)) {
            lastRun = now;
        }
        asked.replaceAll((id, last) -> last.at().isAfter(now) ? new Asked(last.answer(), now, false) : last);
    }

    /** Return when the next run is due, after the last one; at the latest when the next report is. */
    public Instant next() {
        if (lastRun.equals(Instant.MIN)) {
            return Instant.MIN;
        }
        Instant next = rhythm.reportAfter(lastRun);
        for (Map.Entry<String, Asked> last : asked.entrySet()) {
            Duration interval = intervals.getOrDefault(last.getKey(), rhythm.every());
            Instant due = due(last.getKey(), interval, last.getValue());
            next = due.isBefore(next) ? due : next;
        }
        Instant run = rhythm.run(next);
        return run.isAfter(lastRun) ? run : rhythm.run(lastRun.plus(rhythm.closest()));
    }

    /** Return when to look again where another run is at it. */
    public Instant soon(Instant now) {
        return now.plus(rhythm.closest());
    }

    private void collect(PlannedNode node, Map<String, Duration> into) {
        if (node.elsewhere().isEmpty()) {
            if (node instanceof PlannedCheck check) {
                into.put(check.spec().id(), rhythm.interval(check.terms().interval()));
            }
            children(node).forEach(child -> collect(child, into));
        }
    }

    private static void collect(ReportEntry entry, Map<String, ReportEntry> into) {
        into.putIfAbsent(entry.id(), entry);
        entry.children().forEach(child -> collect(child, into));
    }

    private static List<PlannedNode> children(PlannedNode node) {
        return node instanceof PlannedGroup group
                ? Stream.concat(group.filters().stream(), group.members().stream())
                        .toList()
                : List.of();
    }
}
