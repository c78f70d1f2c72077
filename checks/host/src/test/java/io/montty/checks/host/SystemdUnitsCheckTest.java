package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.CommandResult;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SystemdUnitsCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new SystemdUnitsCheck();
    }

    private static final List<String> LIST =
            List.of("systemctl", "list-units", "--state=failed", "--plain", "--full", "--no-legend", "--no-pager");

    private static ReportEntry run(FakeHost host) {
        return host.run(new SystemdUnitsCheck());
    }

    private static FakeHost booted(FakeHost host, String failed) {
        return host.folder("run/systemd/system").command(LIST, failed);
    }

    private static void show(FakeHost host, String name, String load, String active, String sub) {
        host.command(
                show(name),
                "Id=" + name + "\nLoadState=" + load + "\nActiveState=" + active + "\nSubState=" + sub
                        + "\nUnitFileState=enabled\n");
    }

    private static List<String> show(String... names) {
        return Stream.concat(
                        Stream.of(
                                "systemctl",
                                "show",
                                "--property=Id,LoadState,ActiveState,SubState,UnitFileState",
                                "--no-pager",
                                "--"),
                        Stream.of(names))
                .toList();
    }

    @Test
    void isOkayWhenNoUnitHasFailed(FakeHost host) {
        ReportEntry entry = run(booted(host, ""));

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.summary()).isEqualTo("no unit has failed");
        assertThat(entry.metrics())
                .singleElement()
                .satisfies(metric -> assertThat(metric.value()).isZero());
    }

    @Test
    void alertsWhenAUnitHasFailed(FakeHost host) {
        ReportEntry entry = run(booted(host, """
                nginx.service loaded failed failed A high performance web server
                ● mnt-data.mount not-found failed failed mnt-data.mount
                """));

        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.summary()).startsWith("nginx.service has failed").endsWith("(and 1 more)");
        assertThat(entry.output()).last().asString().startsWith("ALERT: mnt-data.mount has failed");
    }

    @Test
    void warnsWhereTheConfigurationSaysSo(FakeHost host) {
        booted(host, "nginx.service loaded failed failed nginx\n").config("failed: warn");

        assertThat(run(host).status()).isEqualTo(Status.WARN);
    }

    @Test
    void passesOverWhatIsToBeIgnored(FakeHost host) {
        booted(host, "systemd-networkd-wait-online.service loaded failed failed Wait\n")
                .config("ignore: ['*-wait-online.service']");

        assertThat(run(host).status()).isEqualTo(Status.OKAY);
        assertThat(run(host).summary()).isEqualTo("no unit has failed but 1 ignored");
        assertThat(run(host).output()).contains("systemd-networkd-wait-online.service has failed, which is ignored");
    }

    @Test
    void isOkayWhenWhatIsWantedIsActive(FakeHost host) {
        booted(host, "").config("active: [ssh.service]");
        show(host, "ssh.service", "loaded", "active", "running");

        assertThat(run(host).status()).isEqualTo(Status.OKAY);
        assertThat(run(host).summary()).isEqualTo("no unit has failed; ssh.service is active");
        assertThat(run(host).output()).contains("ssh.service is active (running); at boot: enabled");
    }

    @Test
    void knowsAUnitByItsAlias(FakeHost host) {
        booted(host, "").config("active: [sshd, cron.service]");
        host.command(show("sshd", "cron.service"), """
                Id=ssh.service
                LoadState=loaded
                ActiveState=active
                SubState=running
                UnitFileState=enabled

                Id=cron.service
                LoadState=loaded
                ActiveState=inactive
                SubState=dead
                UnitFileState=disabled
                """);

        assertThat(run(host).status()).isEqualTo(Status.ALERT);
        assertThat(run(host).summary())
                .isEqualTo("cron.service is inactive (dead), but must be active; at boot: disabled");
        assertThat(run(host).output()).contains("sshd (ssh.service) is active (running); at boot: enabled");
    }

    @Test
    void alertsWhenWhatIsWantedIsNotThere(FakeHost host) {
        booted(host, "").config("active: [a.service]");

        show(host, "a.service", "not-found", "inactive", "dead");
        assertThat(run(host).summary()).isEqualTo("a.service does not exist, but must be active");
        show(host, "a.service", "masked", "inactive", "dead");
        assertThat(run(host).summary()).isEqualTo("a.service is masked, but must be active");
        show(host, "a.service", "loaded", "activating", "auto-restart");
        assertThat(run(host).summary()).startsWith("a.service is activating (auto-restart), but must be active");
        assertThat(run(host).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void warnsWhileWhatIsWantedIsStarted(FakeHost host) {
        booted(host, "").config("active: [a.service]");
        show(host, "a.service", "loaded", "activating", "start");

        assertThat(run(host).status()).isEqualTo(Status.WARN);
    }

    @Test
    void tellsAWantedUnitThatHasFailedOnce(FakeHost host) {
        booted(host, "a.service loaded failed failed A\n").config("active: [a.service]");
        show(host, "a.service", "loaded", "failed", "failed");

        assertThat(run(host).summary()).isEqualTo("a.service is failed, but must be active; at boot: enabled");
    }

    @Test
    void doesNotApplyWithoutSystemd(FakeHost host) {
        assertThat(run(host).status()).isEqualTo(Status.NA);
        assertThat(host.commandsRun()).isEmpty();
    }

    @Test
    void crashesWhenSystemdDoesNotAnswer(FakeHost host) {
        host.folder("run/systemd/system").command(LIST, 1, "", "Failed to connect to bus: Host is down\n");

        ReportEntry entry = run(host);

        assertThat(entry.outcome()).isInstanceOf(Outcome.Crashed.class);
        assertThat(entry.summary()).contains("systemd does not answer: systemctl list-units ended with code 1");
        assertThat(entry.output()).contains("Failed to connect to bus: Host is down");
    }

    @Test
    void crashesWhenSystemctlCannotRun(FakeHost host) {
        host.folder("run/systemd/system");

        assertThat(run(host).summary()).contains("did not start: no program 'systemctl' in PATH");
        host.command(LIST, new CommandResult(new CommandResult.Killed(9), "", "", false));
        assertThat(run(host).summary()).contains("was ended by signal 9");
    }

    @Test
    void crashesOnGarbage(FakeHost host) {
        assertThat(run(booted(host, "what is this\n")).summary()).contains("printed something else than units");
        booted(host, "").config("active: [a.service]").command(show("a.service"), "hello\n");
        assertThat(run(host).outcome()).isInstanceOf(Outcome.Crashed.class);
    }

    @Test
    void refusesNamesThatAreNone(FakeHost host) {
        booted(host, "");

        assertThat(run(host.config("active: ['--help']")).summary()).contains("must be the name of a unit");
        assertThat(run(host.config("active: ['ssh*']")).summary()).contains("must be the name of a unit");
        assertThat(run(host.config("ignore: ['']")).outcome()).isInstanceOf(Outcome.Crashed.class);
    }
}
