package io.montty.plugins.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.CommandResult;
import io.montty.api.Default;
import io.montty.api.Description;
import io.montty.api.Metric;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Break each promise of the contract once: exactly the test of that promise must fail. */
class CheckContractTest {

    record Limit(
            @Default("90") @Description("percentage above which it warns")
            int warn) {}

    record Needy(@Description("what cannot be guessed") int needed) {}

    record Silent(@Default("1") int unexplained) {}

    /** Be a good check in all but what a subclass changes. */
    @Description("Warn of something.")
    static class Good implements Check {

        @Override
        public CheckSpec spec() {
            return CheckSpec.of("demo.good", "Something").withConfig(Limit.class);
        }

        @Override
        public CheckResult run(CheckContext context) throws Exception {
            context.commands().run("uptime");
            return Files.exists(context.root().resolve("etc/motd"))
                    ? CheckResult.okay("fine").withMetrics(Metric.of("a", 1, ""))
                    : CheckResult.na("no /etc/motd");
        }
    }

    @Description("Warn of something.")
    static final class Changed implements Check {

        private final CheckSpec spec;
        private final Body body;

        Changed(CheckSpec spec, Body body) {
            this.spec = spec;
            this.body = body;
        }

        @Override
        public CheckSpec spec() {
            return spec;
        }

        @Override
        public CheckResult run(CheckContext context) throws Exception {
            return body.run(context);
        }
    }

    /** Do what a check does. */
    interface Body {
        CheckResult run(CheckContext context) throws Exception;
    }

    private static final Body FINE = context -> CheckResult.okay("fine");

    private static CheckSpec spec() {
        return CheckSpec.of("demo.good", "Something").withConfig(Limit.class);
    }

    static class GoodTest implements CheckContract {
        @Override
        public Check check() {
            return new Good();
        }

        @Override
        public void prepare(FakeHost host) {
            host.file("etc/motd", "hello").program("uptime", 0, "up").link("etc/x", "motd");
        }
    }

    static class BadIdTest implements CheckContract {
        @Override
        public Check check() {
            return new Changed(CheckSpec.of("Demo", "Something").withConfig(Limit.class), FINE);
        }
    }

    static class LongTitleTest implements CheckContract {
        @Override
        public Check check() {
            return new Changed(spec().withTitle("x".repeat(61)), FINE);
        }
    }

    static class UndescribedTest implements CheckContract {
        @Override
        public Check check() {
            return new Changed(spec().withConfig(Silent.class), FINE);
        }
    }

    static class MoodyTest implements CheckContract {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Check check() {
            return new Changed(spec().withTitle("Title " + asked.incrementAndGet()), FINE);
        }
    }

    static class NeedyTest implements CheckContract {
        @Override
        public Check check() {
            return new Changed(spec().withConfig(Needy.class), FINE);
        }
    }

    static class ConfiguredTest implements CheckContract {
        @Override
        public Check check() {
            return new Changed(spec().withConfig(Needy.class), FINE);
        }

        @Override
        public String config() {
            return "needed: 5";
        }
    }

    static class PrintingTest implements CheckContract {
        @Override
        public Check check() {
            return new Changed(spec(), context -> {
                System.out.println("hello");
                return CheckResult.okay("fine");
            });
        }
    }

    static class FickleTest implements CheckContract {
        private final AtomicInteger runs = new AtomicInteger();

        @Override
        public Check check() {
            return new Changed(spec(), context -> CheckResult.okay("run " + runs.incrementAndGet()));
        }
    }

    static class WordyTest implements CheckContract {
        @Override
        public Check check() {
            return new Changed(spec(), context -> CheckResult.okay("x".repeat(501)));
        }
    }

    static class TwiceMeasuredTest implements CheckContract {
        @Override
        public Check check() {
            return new Changed(
                    spec(),
                    context -> CheckResult.okay("fine").withMetrics(Metric.of("a", 1, ""), Metric.of("a", 2, "")));
        }
    }

    static class StubbornTest implements CheckContract {
        @Override
        public Check check() {
            return new Changed(spec(), context -> {
                if (context.commands().run("uptime").end() instanceof CommandResult.Overran) {
                    STUBBORN.await();
                }
                return CheckResult.okay("fine");
            });
        }
    }

    /** Wait until the test is over, whatever interruptions say. */
    private static final class Latch {
        private final CountDownLatch open = new CountDownLatch(1);

        void await() {
            boolean waiting = true;
            while (waiting) {
                try {
                    open.await();
                    waiting = false;
                } catch (InterruptedException e) {
                    // This is what makes it stubborn.
                }
            }
        }
    }

    private static final Latch STUBBORN = new Latch();

    @AfterAll
    static void letTheStubbornOneGo() {
        STUBBORN.open.countDown();
    }

    @Test
    void isKeptByAGoodCheck() {
        assertThat(failures(GoodTest.class)).isEmpty();
        assertThat(failures(ConfiguredTest.class)).isEmpty();
    }

    @Test
    void isBrokenByWhatEveryCheckPromisesNotToDo() {
        assertThat(failures(BadIdTest.class)).containsExactly("hasAnIdOfTheFormAreaDotName");
        assertThat(failures(LongTitleTest.class)).containsExactly("hasATitleThatFitsOnALine");
        assertThat(failures(UndescribedTest.class)).containsExactly("saysWhatItLooksAtAndWhatEachOfItsKeysDoes");
        assertThat(failures(MoodyTest.class)).contains("describesItselfTheSameEachTime");
        assertThat(failures(NeedyTest.class)).contains("acceptsItsOwnDefaults");
        assertThat(failures(StubbornTest.class)).containsExactly("comesBackAtItsDeadline");
        assertThat(failures(PrintingTest.class)).containsExactly("printsNothing");
        assertThat(failures(FickleTest.class)).containsExactly("answersTheSameOnTheSameHost");
        assertThat(failures(WordyTest.class)).containsExactly("answersWithinTheLimitsOfAReport");
        assertThat(failures(TwiceMeasuredTest.class)).containsExactly("answersWithinTheLimitsOfAReport");
    }

    private static List<String> failures(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(Event::getTestDescriptor)
                .map(descriptor -> descriptor.getDisplayName().replaceAll("\\(.*", ""))
                .toList();
    }
}
