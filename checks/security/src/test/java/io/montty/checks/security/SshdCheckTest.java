package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.util.List;
import org.junit.jupiter.api.Test;

class SshdCheckTest implements CheckContract {

    private static final List<String> SSHD = List.of("sshd", "-T");
    private static final String GOOD = """
            port 22
            permitrootlogin prohibit-password
            permitemptypasswords no
            hostbasedauthentication no
            ignorerhosts yes
            strictmodes yes
            permituserenvironment no
            maxauthtries 6
            logingracetime 120
            passwordauthentication yes
            """;

    @Override
    public Check check() {
        return new SshdCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        host.command(SSHD, GOOD);
    }

    private static void sshd(FakeHost host, String setting, String value) {
        host.command(SSHD, GOOD.replaceAll("(?m)^" + setting + " .*$", setting + " " + value));
    }

    @Test
    void isOkayWhereThePolicyIsInEffect(FakeHost host) {
        prepare(host);

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.summary()).isEqualTo("all 8 settings of the policy are in effect");
        assertThat(entry.output()).contains("permitrootlogin is prohibit-password");
    }

    @Test
    void alertsWhereRootMayLogInWithAPassword(FakeHost host) {
        sshd(host, "permitrootlogin", "yes");

        assertThat(host.run(check()).status()).isEqualTo(Status.ALERT);
        assertThat(host.run(check()).summary())
                .isEqualTo("permitrootlogin is yes, the policy asks for no or prohibit-password or without-password or"
                        + " forced-commands-only");
    }

    @Test
    void warnsOfASettingThatIsNotSoBad(FakeHost host) {
        sshd(host, "strictmodes", "no");

        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.config("alert: [StrictModes]").run(check()).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void warnsOfANumberThatIsTooGreatOrWithoutALimit(FakeHost host) {
        sshd(host, "maxauthtries", "7");
        assertThat(host.run(check()).summary()).isEqualTo("maxauthtries is 7, the policy asks for at most 6");

        sshd(host, "logingracetime", "0");
        assertThat(host.run(check()).summary()).isEqualTo("logingracetime is 0, the policy asks for at most 120");
    }

    @Test
    void followsAPolicyOfOnesOwn(FakeHost host) {
        prepare(host);

        assertThat(host.config("require: {PasswordAuthentication: ['no']}")
                        .run(check())
                        .summary())
                .isEqualTo("PasswordAuthentication is yes, the policy asks for no");
        assertThat(host.config("{require: {}, at_most: {maxauthtries: 3}}")
                        .run(check())
                        .status())
                .isEqualTo(Status.WARN);
        assertThat(host.config("require: {nosuchsetting: ['yes']}").run(check()).output())
                .contains("nosuchsetting is unknown to this sshd");
    }

    @Test
    void isNaWhereSshdTellsRootAlone(FakeHost host) {
        host.command(SSHD, 1, "", "sshd: no hostkeys available -- exiting.\n");

        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        assertThat(host.run(check()).summary()).endsWith("tells root alone: sshd: no hostkeys available -- exiting.");
    }

    @Test
    void isNaWithoutSshd(FakeHost host) {
        assertThat(host.run(check()).summary()).isEqualTo("there is no SSH server: sshd is not installed");
    }
}
