package io.montty.runtime.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckGroup.Mode;
import io.montty.api.CheckSpec;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.Carried;
import io.montty.api.report.HostIdentity;
import io.montty.api.report.Report;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.engine.PlannedNode.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Rhythm rhythm = new Rhythm("web1", FIVE);
    private final Agenda agenda = new Agenda(rhythm);
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private String bundle = "ab12";
    private List<PlannedNode> kept = List.of();

    @Test
    void runsEverythingAtFirst() {
        assertThat(agenda.next()).isBefore(now);
        assertThat(run(check("usual", Duration.ZERO), check("slow", HOUR))).containsExactly("usual", "slow");
    }

    @Test
    void runsEachCheckAsOftenAsItAsksFor() {
        PlannedNode[] nodes = {check("quick", MINUTE), check("usual", Duration.ZERO), check("slow", HOUR)};
        Map<String, Integer> count = new HashMap<>();
        run(nodes);
        toNext();
        run(nodes); // from here on all goes by the clock
        Instant end = now.plus(HOUR.multipliedBy(6));
        for (toNext(); now.isBefore(end); toNext()) {
            run(nodes).forEach(id -> count.merge(id, 1, Integer::sum));
        }

        assertThat(count.get("quick")).isBetween(358, 361);
        assertThat(count.get("usual")).isBetween(71, 73);
        assertThat(count.get("slow")).isBetween(5, 7);
    }

    @Test
    void carriesTheLastAnswersInBetweenWithTheirAge() {
        PlannedNode[] nodes = {check("quick", MINUTE), check("usual", Duration.ZERO)};
        run(nodes);
        toReport();
        run(nodes);
        Instant at = now;

        toNext();

        assertThat(now).isEqualTo(at.plus(MINUTE));
        assertThat(due(nodes)).containsExactly("quick");
        ReportEntry carried = carried(nodes).get(0);
        assertThat(carried.id()).isEqualTo("usual");
        assertThat(carried.carried()).isEqualTo(new Carried(at.atOffset(ZoneOffset.UTC), FIVE));
    }

    @Test
    void reportsAlsoWhereNoCheckIsDue() {
        run(check("slow", HOUR));
        Instant first = now;

        toNext();

        assertThat(Duration.between(first, now)).isLessThanOrEqualTo(FIVE);
        assertThat(now).isEqualTo(rhythm.reportAfter(first));
    }

    @Test
    void asksAgainWithTheNextReportWhatCameToNoAnswerAndCarriesThatInBetween() {
        PlannedNode[] nodes = {check("quick", MINUTE), check("slow", HOUR)};
        outcomes.put("slow", new Outcome.Crashed("boom"));
        run(nodes);
        toReport();
        run(nodes);

        toNext();
        assertThat(due(nodes)).containsExactly("quick");
        assertThat(carried(nodes)).extracting(ReportEntry::outcome).containsExactly(new Outcome.Crashed("boom"));
        toReport();
        assertThat(due(nodes)).containsExactly("quick", "slow");
    }

    @Test
    void runsACheckThatAFilterKeptFromRunningAsSoonAsItIsReached() {
        PlannedNode group = new PlannedGroup(
                CheckSpec.of("group", "Group"),
                Mode.ALL,
                List.of(check("filter", MINUTE)),
                List.of(check("member", HOUR)));
        outcomes.put("member", new Outcome.Skipped("filter filter is ALERT"));
        run(group);
        toNext();

        assertThat(due(group)).containsExactly("filter", "member");
        assertThat(agenda.next()).as("it is no reason to run by itself").isAfter(now.minusSeconds(1));
    }

    @Test
    void runsEverythingAfterAChangeToTheChecks() {
        run(check("slow", HOUR));
        toNext();
        bundle = "cd34";

        assertThat(run(check("slow", HOUR))).containsExactly("slow");
    }

    @Test
    void beginsWithTheAnswersThatAnEarlierProcessKept() {
        ReportEntry answer = entry("slow").withCarried(new Carried(now.atOffset(ZoneOffset.UTC), HOUR));
        kept = List.of(check("slow", HOUR).on(new Terms(Optional.empty(), HOUR, Optional.of(answer))));

        assertThat(run(check("slow", HOUR), check("usual", Duration.ZERO))).containsExactly("usual");
    }

    @Test
    void makesNoBurstOfRunsWhereTheClockJumpsOrTheMachineSlept() {
        PlannedNode[] nodes = {check("quick", MINUTE), check("usual", Duration.ZERO), check("slow", HOUR)};
        run(nodes);

        now = now.plus(Duration.ofDays(3));
        agenda.clock(now);
        assertThat(agenda.next()).isBefore(now);
        assertThat(run(nodes)).hasSize(3);

        assertThat(agenda.next()).isAfter(now);
        assertThat(Duration.between(now, agenda.next())).isLessThanOrEqualTo(MINUTE);
    }

    @Test
    void isNotSilentWhereTheClockIsSetBack() {
        PlannedNode[] nodes = {check("usual", Duration.ZERO), check("daily", Duration.ofDays(1))};
        run(nodes);

        now = now.minus(Duration.ofDays(300));
        agenda.clock(now);

        assertThat(agenda.next()).isEqualTo(rhythm.reportAfter(now));
        toNext();
        assertThat(run(nodes))
                .as("the age of an answer from the future is not known")
                .hasSize(2);
        assertThat(agenda.next()).isEqualTo(now.plus(FIVE));
    }

    @Test
    void skipsWhatFellDueWhileARunWasGoingOn() {
        PlannedNode usual = check("usual", Duration.ZERO);
        run(usual);
        toReport();
        Instant began = now;
        agenda.plan(plan(List.of(usual)), rhythm, () -> kept);
        Report report = report(List.of(entry("usual")));

        agenda.ran(report, began.plus(Duration.ofMinutes(7)));

        assertThat(agenda.next()).isEqualTo(began.plus(Duration.ofMinutes(10)));
    }

    @Test
    void triesARunAgainThatFailedWithTheNextReport() {
        PlannedNode[] nodes = {check("usual", Duration.ZERO), check("slow", HOUR)};
        run(nodes);
        toReport();

        agenda.failed(now);

        assertThat(agenda.next()).isEqualTo(now.plus(FIVE));
        toNext();
        assertThat(due(nodes)).contains("usual");
    }

    @Test
    void forgetsWhatIsNotPlannedAnyMore() {
        run(check("old", MINUTE), check("usual", Duration.ZERO));
        toReport();
        run(check("usual", Duration.ZERO));

        assertThat(agenda.next()).isEqualTo(now.plus(FIVE));
    }

    /** Run {@code nodes} as a run does, and return the ids of those that ran. */
    private List<String> run(PlannedNode... nodes) {
        agenda.plan(plan(List.of(nodes)), rhythm, () -> kept);
        List<ReportEntry> entries = new ArrayList<>();
        List<String> ran = due(nodes);
        ran.forEach(id -> entries.add(entry(id)));
        entries.addAll(carried(nodes));
        agenda.ran(report(entries), now);
        return ran;
    }

    private void toNext() {
        now = agenda.next();
        agenda.clock(now);
    }

    private void toReport() {
        now = rhythm.reportAfter(now);
    }

    private List<String> due(PlannedNode... nodes) {
        return leaves(agenda.due(List.of(nodes), now)).stream()
                .filter(check -> check.terms().carried().isEmpty())
                .map(check -> check.spec().id())
                .toList();
    }

    private List<ReportEntry> carried(PlannedNode... nodes) {
        return leaves(agenda.due(List.of(nodes), now)).stream()
                .flatMap(check -> check.terms().carried().stream())
                .toList();
    }

    private static List<PlannedCheck> leaves(List<PlannedNode> nodes) {
        List<PlannedCheck> checks = new ArrayList<>();
        for (PlannedNode node : nodes) {
            if (node instanceof PlannedGroup group) {
                checks.addAll(leaves(group.filters()));
                checks.addAll(leaves(group.members()));
            } else {
                checks.add((PlannedCheck) node);
            }
        }
        return checks;
    }

    private RunPlan plan(List<PlannedNode> nodes) {
        return new RunPlan(nodes, List.of(), List.of(), bundle);
    }

    private static PlannedCheck check(String id, Duration interval) {
        return new PlannedCheck(CheckSpec.of(id, id), PlanningProject.check(id), Optional.empty(), Optional.empty())
                .on(new Terms(Optional.empty(), interval, Optional.empty()));
    }

    private ReportEntry entry(String id) {
        return new ReportEntry(
                id,
                id,
                Kind.CHECK,
                false,
                Set.of(),
                Status.OKAY,
                outcomes.getOrDefault(id, new Outcome.Completed()),
                "of " + id,
                List.of(),
                false,
                List.of(),
                Duration.ZERO,
                List.of());
    }

    private Report report(List<ReportEntry> entries) {
        return new Report(
                "0123456789abcdef0123456789abcdef",
                new HostIdentity("web1", List.of(), ""),
                now.atOffset(ZoneOffset.UTC),
                Duration.ZERO,
                "2",
                FIVE,
                FIVE,
                List.of(),
                bundle,
                Status.OKAY,
                entries);
    }
}
