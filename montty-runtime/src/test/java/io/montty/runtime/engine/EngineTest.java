package io.montty.runtime.engine;

import static io.montty.runtime.engine.MadeUpChecks.check;
import static io.montty.runtime.engine.MadeUpChecks.okay;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckAbortedException;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.engine.PlannedNode.PlannedCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EngineTest {

    private MadeUpChecks checks;

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        checks = new MadeUpChecks(folder);
    }

    @AfterEach
    void endProcesses() throws IOException {
        checks.close();
    }

    @Test
    void reportsWhatAChecksAnswers() {
        ReportEntry entry =
                checks.run(1, check("a", context -> CheckResult.warn("full").withDetails(List.of("one", "two"))));

        assertThat(entry.status()).isEqualTo(Status.WARN);
        assertThat(entry.outcome()).isEqualTo(new Outcome.Completed());
        assertThat(entry.summary()).isEqualTo("full");
        assertThat(entry.output()).containsExactly("full", "one", "two");
    }

    @Test
    @SuppressWarnings("NullAway") // a check that returns null is one of the crashes
    void reportsACrashAndGoesOn() {
        List<ReportEntry> entries = checks.runAll(
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
        ReportEntry entry = checks.run(1, check("sleeps", Duration.ofMillis(100), context -> {
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
            List<ReportEntry> entries = checks.runAll(
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
        ReportEntry entry = checks.run(1, check("waits", Duration.ofMillis(300), context -> {
            context.commands().run("sleep", "1000");
            return CheckResult.okay("never");
        }));

        assertThat(entry.outcome()).isInstanceOf(Outcome.TimedOut.class);
        assertThat(checks.processes().endLeftBehind()).isEmpty();
    }

    @Test
    void runsAsManyAtOnceAsItMay() {
        CyclicBarrier together = new CyclicBarrier(3);
        PlannedCheck[] meeting = new PlannedCheck[3];
        Arrays.setAll(
                meeting,
                i -> check("c" + i, context -> {
                    together.await();
                    return CheckResult.okay("met");
                }));

        assertThat(checks.runAll(3, meeting)).extracting(ReportEntry::status).containsOnly(Status.OKAY);
    }

    @Test
    void crashesACheckWhoseConfigurationIsBroken() {
        PlannedCheck planned =
                new PlannedCheck(CheckSpec.of("a", "a"), okay("a").check(), Optional.empty(), Optional.of("line 3"));

        assertThat(checks.run(1, planned).outcome()).isEqualTo(new Outcome.Crashed("line 3"));
    }

    @Test
    void cutsOutputThatNoReportCouldCarry() {
        ReportEntry entry = checks.run(
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
        ReportEntry entry = checks.run(1, check("talks", context -> CheckResult.okay("y".repeat(200_000))));

        assertThat(entry.cut()).isTrue();
        assertThat(entry.output().get(0)).hasSize(BoundedOutput.LONGEST - 1);
        assertThat(entry.summary()).hasSize(506).endsWith("y [cut]");
    }

    @Test
    void reportsACrashWhoseExceptionCannotEvenSayWhatItIs() {
        ReportEntry entry = checks.run(1, check("a", context -> {
            throw new IllegalStateException() {
                private static final long serialVersionUID = 1L;

                @Override
                public String getMessage() {
                    throw new UnsupportedOperationException();
                }
            };
        }));

        assertThat(entry.outcome()).isInstanceOf(Outcome.Crashed.class);
    }

    @Test
    void takesTheLongestTimeout() {
        assertThat(checks.run(1, check("a", CheckSpec.LONGEST_TIMEOUT, context -> CheckResult.okay("fine")))
                        .status())
                .isEqualTo(Status.OKAY);
    }

    @Test
    void timesOutACheckThatAnswersAfterItsDeadlineThoughTheWatchdogIsLate() {
        Duration timeout = Duration.ofMillis(20);

        ReportEntry entry = checks.runBeforeTheWatchdogLooks(check("late", timeout, context -> {
            long began = System.nanoTime();
            while (System.nanoTime() - began < timeout.toNanos()) {
                Thread.onSpinWait();
            }
            return CheckResult.okay("too late");
        }));

        assertThat(entry.outcome()).isEqualTo(new Outcome.TimedOut(timeout));
        assertThat(entry.output()).contains("too late");
    }

    @Test
    void leavesNoInterruptionForTheNextCheckOnTheThread() {
        ReportEntry entry = checks.runHere(check("a", Duration.ofMillis(1), context -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return CheckResult.okay("late");
        }));

        assertThat(entry.outcome()).isInstanceOf(Outcome.TimedOut.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
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
}
