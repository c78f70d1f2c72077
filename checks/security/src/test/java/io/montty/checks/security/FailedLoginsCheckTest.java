package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailedLoginsCheckTest implements CheckContract {

    private static final List<String> JOURNAL = List.of(
            "journalctl",
            "--quiet",
            "--no-pager",
            "--output=cat",
            "--since=@1767265200",
            "SYSLOG_FACILITY=4",
            "SYSLOG_FACILITY=10");
    private static final String FAILED = "Failed password for invalid user admin from 192.0.2.7 port 4711 ssh2";
    private static final String OTHER = "Failed password for root from 2001:db8::1 port 22 ssh2";

    @Override
    public Check check() {
        return new FailedLoginsCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        journal(host, 3);
    }

    private static void journal(FakeHost host, int failed) {
        host.folder("run/systemd/journal")
                .command(
                        JOURNAL,
                        String.join("\n", Collections.nCopies(failed, FAILED)) + "\nAccepted publickey for x\n");
    }

    @ParameterizedTest
    @CsvSource({"29, OKAY", "30, WARN", "299, WARN", "300, ALERT"})
    void judgesTheirNumber(int failed, Status expected, FakeHost host) {
        journal(host, failed);

        assertThat(host.run(check()).status()).isEqualTo(expected);
    }

    @Test
    void saysFromWhereAndForWhom(FakeHost host) {
        host.folder("run/systemd/journal").command(JOURNAL, FAILED + "\n" + FAILED + "\n" + OTHER + "\n");

        ReportEntry entry = host.config("warn: 3").run(check());

        assertThat(entry.summary()).isEqualTo("3 logins failed in the last 60 min (limit 3)");
        assertThat(entry.output()).contains("from 192.0.2.7: 2", "from 2001:db8::1: 1", "for admin: 2", "for root: 1");
    }

    @Test
    void canBeSwitchedOffByLimitsOfZero(FakeHost host) {
        journal(host, 1000);

        assertThat(host.config("{warn: 0, alert: 0}").run(check()).status()).isEqualTo(Status.OKAY);
        assertThat(host.config("{warn: 0, alert: 10}").run(check()).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void readsTheLogOfSyslogWithoutAJournal(FakeHost host) {
        host.file(
                "var/log/auth.log",
                "Jan  1 10:59:59 web sshd[1]: " + FAILED,
                "Jan  1 11:00:00 web sshd[1]: " + FAILED,
                "2026-01-01T12:30:00.123456+01:00 web sshd[1]: " + FAILED,
                "2025-01-01T11:30:00+00:00 web sshd[1]: " + FAILED,
                "Dec 31 23:59:59 web sshd[1]: " + FAILED,
                "Jan  1 11:30:00 web CRON[1]: pam_unix(cron:session): session opened",
                "Foo 99 99:99:99 web sshd[1]: " + FAILED,
                "not a line");

        assertThat(host.run(check()).summary()).isEqualTo("2 logins failed in the last 60 min (limit 30)");
        assertThat(host.config("within: 12h").run(check()).summary()).startsWith("3 logins failed in the last 720 min");
        assertThat(host.config("within: 13h").run(check()).summary()).startsWith("4 logins failed");
    }

    @Test
    void readsTheLogOfRedHat(FakeHost host) {
        host.file("var/log/secure", "Jan  1 11:30:00 web sshd[1]: " + FAILED);

        assertThat(host.run(check()).summary()).startsWith("1 login failed");
    }

    @Test
    void isNaWhereTheJournalIsClosed(FakeHost host) {
        host.folder("run/systemd/journal")
                .command(
                        JOURNAL,
                        0,
                        "",
                        "Hint: You are currently not seeing messages from other users and the system.\n");

        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        assertThat(host.run(check()).summary()).contains("cannot read the journal", "group systemd-journal or adm");
    }

    @Test
    void isNaWhereTheLogIsClosed(FakeHost host) {
        host.folder("var/log/auth.log"); // as little to be read as a closed file, for root too

        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        assertThat(host.run(check()).summary()).contains("may not read /var/log/auth.log");
    }

    @Test
    void isNaWithoutAnyLog(FakeHost host) {
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        assertThat(host.run(check()).summary())
                .isEqualTo("this host keeps no log of logins: there is neither the journal of systemd nor"
                        + " /var/log/auth.log or /var/log/secure");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FAILED,
                "Failed publickey for invalid user x from 192.0.2.1 port 1 ssh2: RSA SHA256:abc",
                "Failed keyboard-interactive/pam for root from 192.0.2.1 port 1 ssh2",
                "FAILED LOGIN (1) on '/dev/tty1' FOR 'root', Authentication failure",
                "FAILED SU (to root) alice on pts/0",
                "Failed password for invalid user  from 192.0.2.1 port 1 ssh2"
            })
    void knowsWhatAFailedLoginIs(String message) {
        assertThat(FailedLogin.parse(message)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Failed publickey for alice from 192.0.2.1 port 1 ssh2: RSA SHA256:abc",
                "Failed none for alice from 192.0.2.1 port 1 ssh2",
                "Accepted password for root from 192.0.2.1 port 1 ssh2",
                "Invalid user admin from 192.0.2.1 port 1",
                ""
            })
    void knowsWhatIsNone(String message) {
        assertThat(FailedLogin.parse(message)).isEmpty();
    }

    @Test
    void isNotSlowedByHostileNames() {
        String name = Stream.generate(() -> "from ").limit(2000).reduce("", String::concat);

        assertThat(FailedLogin.parse("Failed password for invalid user " + name + "from 192.0.2.1 port x"))
                .isEmpty();
    }
}
