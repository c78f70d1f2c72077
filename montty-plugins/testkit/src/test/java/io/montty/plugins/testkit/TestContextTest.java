package io.montty.plugins.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.Command;
import io.montty.api.CommandResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestContextTest {

    record LoadConfig(int limit) {}

    record OtherConfig() {}

    /** A check that touches everything that a context offers. */
    static final class LoadCheck implements Check {

        @Override
        public CheckSpec spec() {
            return CheckSpec.of("acme.load", "Load").withConfig(LoadConfig.class);
        }

        @Override
        public CheckResult run(CheckContext context) throws Exception {
            int limit = context.config(LoadConfig.class).limit();
            double load = Double.parseDouble(Files.readString(context.root().resolve("proc/loadavg")));
            String kernel = context.commands().run("uname", "-r").stdout().strip();
            String summary = load + " on " + kernel + " at " + context.clock().instant();
            return load > limit ? CheckResult.alert(summary) : CheckResult.okay(summary);
        }
    }

    @TempDir
    Path root;

    @Test
    void givesACheckAllThatItTouches() throws Exception {
        Files.createDirectory(root.resolve("proc"));
        Files.writeString(root.resolve("proc/loadavg"), "4.5");

        CheckResult result = new LoadCheck()
                .run(TestContext.at(root).config(new LoadConfig(4)).command(List.of("uname", "-r"), "6.1\n"));

        assertThat(result).isEqualTo(CheckResult.alert("4.5 on 6.1 at 2026-01-01T12:00:00Z"));
    }

    @Test
    void answersACommandByItsArgumentsOnly() throws Exception {
        TestContext context =
                TestContext.at(root).command(List.of("id"), "root").command(List.of("id", "-u"), "0");
        Command command = Command.of("id", "-u").withEnvironment(Map.of("LANG", "C"));

        CommandResult result = context.commands().run(command);

        assertThat(result).isEqualTo(new CommandResult(new CommandResult.Exited(0), "0", "", false));
    }

    @Test
    void answersACommandWithACodeAndAMessage() throws Exception {
        TestContext context = TestContext.at(root).command(List.of("false"), 3, "some", "broken");

        CommandResult result = context.commands().run("false");

        assertThat(result).isEqualTo(new CommandResult(new CommandResult.Exited(3), "some", "broken", false));
    }

    @Test
    void answersACommandThatNeverStarted() throws Exception {
        CommandResult missing = new CommandResult(new CommandResult.NotStarted("no such file"), "", "", false);

        assertThat(TestContext.at(root)
                        .command(List.of("apt"), missing)
                        .commands()
                        .run("apt"))
                .isSameAs(missing);
    }

    @Test
    void takesTheLastAnswerToACommand() throws Exception {
        TestContext context = TestContext.at(root).command(List.of("date"), "1").command(List.of("date"), "2");

        assertThat(context.commands().run("date").stdout()).isEqualTo("2");
    }

    @Test
    void failsTheTestOnACommandItDidNotExpect() {
        TestContext context =
                TestContext.at(root).command(List.of("uname", "-r"), "6.1").command(List.of("id"), "0");

        assertThatThrownBy(() -> context.commands().run("uname", "-a"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the check runs [uname, -a], but the test answers only [[uname, -r], [id]];"
                        + " give an answer with .command(List.of(...), \"output\")");
    }

    @Test
    void failsTheTestOnAConfigurationItDidNotGive() {
        TestContext context = TestContext.at(root).config(new OtherConfig());

        assertThatThrownBy(() -> context.config(LoadConfig.class))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the check asks for its configuration as " + LoadConfig.class.getName()
                        + ", but the test gives OtherConfig[]; give it with .config(new LoadConfig(...))");
    }

    @Test
    void givesTheEmptyConfigurationToACheckThatTakesNone() {
        assertThat(TestContext.at(root).config(CheckSpec.NoConfig.class)).isEqualTo(new CheckSpec.NoConfig());
    }

    @Test
    void standsStillAtTheTimeThatTheTestSets() {
        Instant time = TestContext.DEFAULT_TIME.plus(Duration.ofDays(1));

        assertThat(TestContext.at(root).time(time).clock().instant()).isEqualTo(time);
    }

    @Test
    void isNeverChangedByWhatIsMadeFromIt() {
        TestContext shared = TestContext.at(root);

        TestContext changed =
                shared.config(new LoadConfig(4)).command(List.of("id"), "0").time(Instant.EPOCH);

        assertThat(changed.root()).isEqualTo(root);
        assertThat(changed.config(LoadConfig.class)).isEqualTo(new LoadConfig(4));
        assertThat(changed.clock().instant()).isEqualTo(Instant.EPOCH);
        assertThat(shared.config(CheckSpec.NoConfig.class)).isNotNull();
        assertThat(shared.clock().instant()).isEqualTo(TestContext.DEFAULT_TIME);
        assertThatThrownBy(() -> shared.commands().run("id")).isInstanceOf(AssertionError.class);
    }

    @Test
    void keepsItsCommandsWhenTheTestsOwnListChanges() throws Exception {
        List<String> argv = new ArrayList<>(List.of("id"));
        TestContext context = TestContext.at(root).command(argv, "0");

        argv.add("-u");

        assertThat(context.commands().run("id").stdout()).isEqualTo("0");
    }

    @Test
    void keepsEveryEarlierChangeThroughTheNext() throws Exception {
        TestContext context = TestContext.at(root)
                .time(Instant.EPOCH)
                .config(new LoadConfig(4))
                .command(List.of("id"), "0")
                .config(new LoadConfig(5))
                .time(Instant.EPOCH.plusSeconds(1))
                .command(List.of("date"), "1");

        assertThat(context.config(LoadConfig.class)).isEqualTo(new LoadConfig(5));
        assertThat(context.commands().run("id").stdout()).isEqualTo("0");
        assertThat(context.clock().instant()).isEqualTo(Instant.EPOCH.plusSeconds(1));
    }
}
