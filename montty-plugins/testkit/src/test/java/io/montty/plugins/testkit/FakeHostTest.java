package io.montty.plugins.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.CheckContext;
import io.montty.api.CheckResult;
import io.montty.api.CheckSpec;
import io.montty.api.CommandResult;
import io.montty.api.Default;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import jakarta.validation.constraints.Max;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MonttyExtension.class)
class FakeHostTest {

    record Limit(@Default("90") @Max(100) int warn) {}

    /** Do what a check does. */
    interface Body {
        CheckResult run(CheckContext context) throws Exception;
    }

    private record Lambda(Body body) implements Check {
        @Override
        public CheckSpec spec() {
            return CheckSpec.of("made.up", "Made up").withConfig(Limit.class);
        }

        @Override
        public CheckResult run(CheckContext context) throws Exception {
            return body.run(context);
        }
    }

    private static Check check(Body body) {
        return new Lambda(body);
    }

    @Test
    void showsACheckItsFiles(FakeHost host) {
        host.file("etc/motd", "one", "two").mode("etc/motd", 04755);

        ReportEntry entry = host.run(check(context -> CheckResult.okay(
                Files.readString(context.root().resolve("etc/motd")).replace('\n', ' ')
                        + Files.getAttribute(context.root().resolve("etc/motd"), "unix:mode"))));

        assertThat(entry.summary()).isEqualTo("one two 35309");
    }

    @Test
    void answersItsCommands(FakeHost host) {
        host.command(List.of("uname", "-r"), "6.1\n").program("who", 3, "nobody");

        ReportEntry entry = host.run(check(context ->
                CheckResult.okay(context.commands().run("uname", "-r").stdout().strip() + " "
                        + context.commands().run("who", "am", "i").end() + " "
                        + context.commands().run("other").end())));

        assertThat(entry.summary())
                .contains("6.1")
                .contains(new CommandResult.Exited(3).toString())
                .contains("no program 'other' in PATH");
        assertThat(host.commandsRun()).hasSize(3);
    }

    @Test
    void namesTheArgumentsThatATestForgot(FakeHost host) {
        host.command(List.of("uname", "-r"), "6.1");

        ReportEntry entry = host.run(check(context ->
                CheckResult.okay(context.commands().run("uname", "-a").stdout())));

        assertThat(entry.summary()).contains("the check runs [uname, -a], but the test answers only [[uname, -r]]");
    }

    @Test
    void bindsItsConfigurationAsMonttyDoes(FakeHost host) {
        Check check = check(
                context -> CheckResult.okay("" + context.config(Limit.class).warn()));

        assertThat(host.run(check).summary()).isEqualTo("90");
        assertThat(host.config("warn: 80").run(check).summary()).isEqualTo("80");
        assertThat(host.config("warn: 101").run(check).outcome()).isInstanceOf(Outcome.Crashed.class);
        assertThat(host.run(check).summary())
                .contains("checks.made.up.config.warn")
                .contains("101");
    }

    @Test
    void tellsTheTimeThatTheTestSays(FakeHost host) {
        Check check = check(context -> CheckResult.okay("" + context.clock().instant()));

        assertThat(host.run(check).summary()).isEqualTo(FakeHost.DEFAULT_TIME.toString());
        assertThat(host.time(Instant.EPOCH).run(check).summary()).isEqualTo(Instant.EPOCH.toString());
    }

    @Test
    void comparesWithTheBaselineThatTheTestGives(FakeHost host) {
        Check check = check(context -> CheckResult.okay(
                "" + context.baseline().compare(Map.of("a", "1", "b", "2")).map(difference -> difference.lines())));

        assertThat(host.run(check).summary()).isEqualTo("Optional.empty");
        assertThat(host.baseline(Map.of("a", "0", "c", "3")).run(check).summary())
                .isEqualTo("Optional[[+ b: 2, - c: 3, ~ a: was 0, is 1]]");
    }

    @Test
    void endsACheckAtItsDeadline(FakeHost host) {
        host.hangingCommands().settings("timeout: 50ms");

        ReportEntry entry = host.run(
                check(context -> CheckResult.okay("" + context.commands().run("sleep", "1h"))));

        assertThat(entry.outcome()).isInstanceOf(Outcome.TimedOut.class);
        assertThat(entry.status()).isEqualTo(Status.ALERT);
    }
}
