package io.montty.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.CheckAbortedException;
import io.montty.api.CheckContext;
import io.montty.api.CheckGroup.Mode;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.process.ProcessRunner;
import io.montty.runtime.process.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EngineTest {

    @TempDir
    private Path folder;

    private ProcessRunner processes;

    @BeforeEach
    void startProcesses() throws IOException {
        processes = new ProcessRunner(new Surroundings(folder, Map.of("PATH", "/usr/bin:/bin")), folder, "engine-test");
    }

    @AfterEach
    void endProcesses() throws IOException {
        processes.close();
    }

    @Test
    void reportsWhatAChecksAnswers() {
        ReportEntry entry =
                run(1, check("a", context -> CheckResult.warn("full").withDetails(List.of("one", "two"))));

        assertThat(entry.status()).isEqualTo(Status.WARN);
        assertThat(entry.outcome()).isEqualTo(new Outcome.Completed());
        assertThat(entry.summary()).isEqualTo("full");
        assertThat(entry.output()).containsExactly("full", "one", "two");
    }

    @Test
    @SuppressWarnings("NullAway") // a check that returns null is one of the crashes
    void reportsACrashAndGoesOn() {
        List<ReportEntry> entries = runAll(
                1,
                check("throws", context -> {
                    throw new IllegalStateException("no disk");
                }),
                check("links", context -> {
                    throw new NoClassDefFoundError("x/Y");
                }),
                check("overflows", EngineTest::overflow),
                check("aborts", context -> {
                    throw new CheckAbortedException("killed by signal 9", List.of("before"));
                }),
                check("forgets", context -> null),
                check("good", context -> CheckResult.okay("fine")));

        assertThat(entries)
                .extracting(ReportEntry::status)
                .containsExactly(Status.ALERT, Status.ALERT, Status.ALERT, Status.ALERT, Status.ALERT, Status.OKAY);
        assertThat(entries.get(0).outcome()).isEqualTo(new Outcome.Crashed("IllegalStateException: no disk"));
        assertThat(entries.get(0).output().get(1)).startsWith("at io.montty");
        assertThat(entries.get(1).outcome()).isEqualTo(new Outcome.Crashed("NoClassDefFoundError: x/Y"));
        assertThat(entries.get(2).summary()).isEqualTo("crashed: StackOverflowError");
        assertThat(entries.get(3).output()).containsExactly("crashed: killed by signal 9", "before");
        assertThat(entries.get(4).summary()).contains("run() returned null");
    }

    @Test
    void endsACheckAtItsDeadlineByInterruption() {
        ReportEntry entry = run(1, check("sleeps", Duration.ofMillis(100), context -> {
            Thread.sleep(60_000);
            return CheckResult.okay("never");
        }));

        assertThat(entry.outcome()).isEqualTo(new Outcome.TimedOut(Duration.ofMillis(100)));
        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.summary()).isEqualTo("timed out after 0.1 s");
    }

    @Test
    void leavesACheckBehindThatDoesNotStopAndGivesItsSlotAway() {
        CountDownLatch stop = new CountDownLatch(1);
        try {
            List<ReportEntry> entries = runAll(
                    1,
                    check("stubborn", Duration.ofMillis(100), context -> {
                        awaitWithoutInterruption(stop);
                        return CheckResult.okay("late");
                    }),
                    check("next", context -> CheckResult.okay("fine")));

            assertThat(entries.get(0).outcome()).isInstanceOf(Outcome.TimedOut.class);
            assertThat(entries.get(1).status()).isEqualTo(Status.OKAY);
        } finally {
            stop.countDown();
        }
    }

    @Test
    void timesOutACheckWhoseCommandOverruns() {
        ReportEntry entry = run(1, check("waits", Duration.ofMillis(300), context -> {
            context.commands().run("sleep", "1000");
            return CheckResult.okay("never");
        }));

        assertThat(entry.outcome()).isInstanceOf(Outcome.TimedOut.class);
        assertThat(processes.endLeftBehind()).isEmpty();
    }

    @Test
    void doesNotInterruptTheNextCheckOnTheSameThread() {
        PlannedCheck[] checks = new PlannedCheck[50];
        Arrays.setAll(
                checks,
                i -> check("c" + i, Duration.ofMillis(20), context -> {
                    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(i % 2 == 0 ? 20 : 1);
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                    return Thread.currentThread().isInterrupted() && i % 2 == 1
                            ? CheckResult.alert("interrupted by the deadline of another")
                            : CheckResult.okay("fine");
                }));

        List<ReportEntry> entries = runAll(1, checks);

        assertThat(entries).extracting(ReportEntry::summary).doesNotContain("interrupted by the deadline of another");
    }

    @Test
    void runsAsManyAtOnceAsItMay() {
        CyclicBarrier together = new CyclicBarrier(3);
        PlannedCheck[] checks = new PlannedCheck[3];
        Arrays.setAll(
                checks,
                i -> check("c" + i, context -> {
                    together.await();
                    return CheckResult.okay("met");
                }));

        assertThat(runAll(3, checks)).extracting(ReportEntry::status).containsOnly(Status.OKAY);
    }

    @Test
    void runsNoMoreAtOnceThanItMay() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        PlannedCheck[] checks = new PlannedCheck[40];
        Arrays.setAll(
                checks,
                i -> check("c" + i, context -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    running.decrementAndGet();
                    return CheckResult.okay("fine");
                }));

        runAll(2, checks);

        assertThat(most.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void runsEveryMemberOfAnAllGroup() {
        ReportEntry group = run(2, group(Mode.ALL, List.of(), okay("a"), alert("b"), okay("c")));

        assertThat(group.kind()).isEqualTo(Kind.GROUP);
        assertThat(group.status()).isEqualTo(Status.ALERT);
        assertThat(group.summary()).isEqualTo("b: broken");
        assertThat(group.children())
                .extracting(ReportEntry::status)
                .containsExactly(Status.OKAY, Status.ALERT, Status.OKAY);
    }

    @Test
    void stopsADependGroupAfterTheFirstMemberThatIsNotOkay() {
        ReportEntry group = run(2, group(Mode.DEPEND, List.of(), okay("a"), alert("b"), okay("c")));

        assertThat(group.status()).isEqualTo(Status.ALERT);
        assertThat(group.children().get(2).outcome()).isEqualTo(new Outcome.Skipped("b is ALERT"));
        assertThat(group.children().get(2).status()).isEqualTo(Status.NA);
    }

    @Test
    void runsNoMemberBehindAFilterThatIsNotOkay() {
        PlannedCheck na = check("is-rhel", context -> CheckResult.na("this is Debian"));

        ReportEntry group = run(1, group(Mode.ALL, List.of(okay("first"), na, okay("third")), alert("member")));

        assertThat(group.status()).isEqualTo(Status.NA);
        assertThat(group.summary()).isEqualTo("not run: filter is-rhel is NA");
        assertThat(group.children()).extracting(ReportEntry::filter).containsExactly(true, true, true, false);
        assertThat(group.children().get(2).outcome()).isEqualTo(new Outcome.Skipped("is-rhel is NA"));
        assertThat(group.children().get(3).outcome()).isEqualTo(new Outcome.Skipped("filter is-rhel is NA"));
    }

    @Test
    void alertsWhenAFilterCrashes() {
        PlannedCheck broken = check("filter", context -> {
            throw new IOException("gone");
        });

        ReportEntry group = run(1, group(Mode.ALL, List.of(broken), okay("member")));

        assertThat(group.status()).isEqualTo(Status.ALERT);
        assertThat(group.summary()).contains("filter filter crashed: IOException: gone");
    }

    @Test
    void doesNotCountAFilterInTheStatusAndTakesNaMembers() {
        PlannedCheck na = check("na", context -> CheckResult.na("not here"));

        assertThat(run(1, group(Mode.ALL, List.of(okay("filter")), na)).status())
                .isEqualTo(Status.NA);
        assertThat(run(1, group(Mode.ALL, List.of(okay("filter")), na, okay("a")))
                        .status())
                .isEqualTo(Status.OKAY);
    }

    @Test
    void runsATreeDeeperThanItHasSlots() {
        PlannedNode node = okay("leaf");
        for (int depth = 0; depth < 7; depth++) {
            node = group(Mode.ALL, List.of(okay("f" + depth)), node, okay("m" + depth));
        }

        assertThat(run(1, node).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void crashesACheckWhoseConfigurationIsBroken() {
        PlannedCheck planned = new PlannedCheck(
                CheckSpec.of("a", "a"),
                new Lambda(context -> CheckResult.okay("ran")),
                Optional.empty(),
                Optional.of("line 3"));

        assertThat(run(1, planned).outcome()).isEqualTo(new Outcome.Crashed("line 3"));
    }

    @Test
    void cutsOutputThatNoReportCouldCarry() {
        ReportEntry entry = run(
                1,
                check(
                        "talks",
                        context -> CheckResult.okay("x".repeat(100) + "\nsecond")
                                .withDetails(Collections.nCopies(10_000, "0123456789"))));

        assertThat(entry.cut()).isTrue();
        assertThat(String.join("\n", entry.output())).hasSizeLessThan(BoundedOutput.LONGEST + 100);
        assertThat(entry.output().get(1)).isEqualTo("second");
        assertThat(entry.output().get(entry.output().size() - 1)).isEqualTo("[output cut at 65536 characters]");
    }

    @Test
    void keepsTheBeginningOfOneEndlessLineAndABriefSummary() {
        ReportEntry entry = run(1, check("talks", context -> CheckResult.okay("y".repeat(200_000))));

        assertThat(entry.cut()).isTrue();
        assertThat(entry.output().get(0)).hasSize(BoundedOutput.LONGEST - 1);
        assertThat(entry.summary()).hasSize(506).endsWith("y [cut]");
    }

    private interface Body {
        CheckResult run(CheckContext context) throws Exception;
    }

    private record Lambda(Body body) implements Check {
        @Override
        public CheckSpec spec() {
            return CheckSpec.of("lambda", "lambda");
        }

        @Override
        public CheckResult run(CheckContext context) throws Exception {
            return body.run(context);
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static CheckResult overflow(CheckContext context) {
        return overflow(context);
    }

    private static void awaitWithoutInterruption(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // This check does what a bad check does: it goes on.
            }
        }
    }

    private static PlannedCheck check(String id, Body body) {
        return check(id, Duration.ofSeconds(20), body);
    }

    private static PlannedCheck check(String id, Duration timeout, Body body) {
        return new PlannedCheck(
                CheckSpec.of(id, id).withTimeout(timeout), new Lambda(body), Optional.empty(), Optional.empty());
    }

    private static PlannedCheck okay(String id) {
        return check(id, context -> CheckResult.okay("fine"));
    }

    private static PlannedCheck alert(String id) {
        return check(id, context -> CheckResult.alert("broken"));
    }

    private static PlannedGroup group(Mode mode, List<PlannedNode> filters, PlannedNode... members) {
        return new PlannedGroup(CheckSpec.of("group", "group"), mode, filters, List.of(members));
    }

    private ReportEntry run(int parallel, PlannedNode node) {
        return runAll(parallel, node).get(0);
    }

    private List<ReportEntry> runAll(int parallel, PlannedNode... nodes) {
        try (Engine engine = new Engine(processes, Path.of("/"), Clock.systemUTC(), parallel, RunListener.NONE)) {
            return engine.run(List.of(nodes));
        }
    }
}
