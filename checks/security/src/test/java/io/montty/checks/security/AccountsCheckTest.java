package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import org.junit.jupiter.api.Test;

class AccountsCheckTest implements CheckContract {

    private static final String ROOT = "root:x:0:0:root:/root:/bin/bash";
    private static final String DAEMON = "daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin";
    private static final String ALICE = "alice:x:1000:1000:Alice:/home/alice:/bin/bash";

    @Override
    public Check check() {
        return new AccountsCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        passwd(host);
    }

    private static void passwd(FakeHost host, String... more) {
        String[] lines = new String[more.length + 3];
        lines[0] = ROOT;
        lines[1] = DAEMON;
        lines[2] = ALICE;
        System.arraycopy(more, 0, lines, 3, more.length);
        host.file("etc/passwd", lines)
                .file("etc/shadow", "root:$y$j9T$x:1::::::", "daemon:*:1::::::", "alice:!:1::::::");
    }

    @Test
    void isOkayWhereAllIsWell(FakeHost host) {
        passwd(host, "", "# a comment", "+::::::");

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.summary()).isEqualTo("3 accounts, none with an empty password or the number of another");
    }

    @Test
    void alertsOfASecondRoot(FakeHost host) {
        passwd(host, "toor:x:0:0::/root:/bin/sh");

        assertThat(host.run(check()).status()).isEqualTo(Status.ALERT);
        assertThat(host.run(check()).summary()).startsWith("toor has the number 0 and so all rights of root");
        assertThat(host.config("roots: [root, toor]").run(check()).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void alertsOfAnEmptyPassword(FakeHost host) {
        passwd(host);
        host.file("etc/shadow", "alice::1::::::");

        assertThat(host.run(check()).status()).isEqualTo(Status.ALERT);
        assertThat(host.run(check()).summary()).isEqualTo("alice can log in without a password: passwd -l alice");
    }

    @Test
    void alertsOfAnEmptyPasswordInPasswdItself(FakeHost host) {
        passwd(host, "guest::1001:1001::/home/guest:/bin/sh");

        assertThat(host.run(check()).summary()).startsWith("guest can log in without a password");
    }

    @Test
    void warnsOfASharedNumber(FakeHost host) {
        passwd(host, "bob:x:1000:1000::/home/bob:/bin/bash");

        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.run(check()).summary()).startsWith("bob has the number of alice, 1000");
    }

    @Test
    void warnsOfASystemAccountWithALoginShell(FakeHost host) {
        passwd(host, "app:x:999:999::/srv/app:/bin/bash");

        assertThat(host.run(check()).summary()).startsWith("app is a system account with the login shell /bin/bash");
        assertThat(host.config("system_shells: [root, app]").run(check()).status())
                .isEqualTo(Status.OKAY);
        assertThat(host.config("first_user: 500").run(check()).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void warnsOfALineThatIsNoAccount(FakeHost host) {
        passwd(host, "x:y");

        assertThat(host.run(check()).summary()).isEqualTo("/etc/passwd, line 4, is no account: correct it with vipw");
    }

    @Test
    void isNeverOkayWithoutTheShadow(FakeHost host) {
        host.file("etc/passwd", ROOT, ALICE);

        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        assertThat(host.run(check()).summary()).startsWith("whether passwords are empty, since the user");
    }

    @Test
    void isNaWithoutPasswd(FakeHost host) {
        assertThat(host.run(check()).summary()).isEqualTo("/etc/passwd cannot be read");
    }
}
