package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetuidCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new SetuidCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        host.file("usr/bin/sudo", "program").mode("usr/bin/sudo", 04755).file("usr/bin/ls");
    }

    /** Return what a baseline would hold of {@code path}, as the check itself shows it. */
    private String shown(FakeHost host, String path) {
        return host.run(check()).output().stream()
                .filter(line -> line.startsWith(path + ": "))
                .map(line -> line.substring(path.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isNaUntilABaselineIsMade(FakeHost host) {
        prepare(host);
        host.file("usr/bin/wall").mode("usr/bin/wall", 02755);

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.NA);
        assertThat(entry.summary()).startsWith("no baseline yet; setuid programs found: 2; ");
        assertThat(shown(host, "/usr/bin/sudo")).matches("4755 \\S+ \\S+ sha256:[0-9a-f]{64}");
        assertThat(shown(host, "/usr/bin/wall")).startsWith("2755 ");
    }

    @Test
    void isOkayWhereNothingChanged(FakeHost host) {
        prepare(host);
        host.baseline(Map.of("/usr/bin/sudo", shown(host, "/usr/bin/sudo")));

        assertThat(host.run(check()).status()).isEqualTo(Status.OKAY);
        assertThat(host.run(check()).summary()).isEqualTo("setuid programs as in the baseline: 1");
    }

    @Test
    void alertsWhenAProgramCame(FakeHost host) {
        prepare(host);
        host.baseline(Map.of("/usr/bin/sudo", shown(host, "/usr/bin/sudo")))
                .file("tmp/.x/sh")
                .mode("tmp/.x/sh", 04755);

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.summary()).startsWith("setuid programs changed: + /tmp/.x/sh: 4755 ");
        assertThat(host.config("when_changed: warn").run(check()).status()).isEqualTo(Status.WARN);
    }

    @Test
    void alertsWhenAProgramIsAnother(FakeHost host) {
        prepare(host);
        host.baseline(Map.of("/usr/bin/sudo", shown(host, "/usr/bin/sudo")));
        host.file("usr/bin/sudo", "another").mode("usr/bin/sudo", 04755);

        assertThat(host.run(check()).summary()).startsWith("setuid programs changed: ~ /usr/bin/sudo: was 4755 ");
    }

    @Test
    void searchesWhereItIsTold(FakeHost host) {
        prepare(host);
        host.file("srv/x").mode("srv/x", 04755);

        assertThat(host.config("paths: [/srv]").run(check()).summary())
                .startsWith("no baseline yet; setuid programs found: 1;");
        assertThat(host.config("paths: [/none]").run(check()).summary())
                .isEqualTo("none of these folders is there: /none");
    }
}
