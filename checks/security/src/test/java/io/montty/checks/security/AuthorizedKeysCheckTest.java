package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizedKeysCheckTest implements CheckContract {

    private static final String FILE = "home/alice/.ssh/authorized_keys";
    private static final String KEY = "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

    /** As {@code ssh-keygen -l} prints it for the key above. */
    private static final String FINGERPRINT = "SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU";

    private static final String NAME = "alice " + FINGERPRINT + " in /" + FILE;

    @Override
    public Check check() {
        return new AuthorizedKeysCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        keys(host, "ssh-ed25519 " + KEY + " alice@laptop");
    }

    private static void keys(FakeHost host, String... lines) {
        host.file("etc/passwd", "root:x:0:0::/root:/bin/sh", "alice:x:1000:1000::/home/alice:/bin/sh")
                .file(FILE, lines)
                .mode(FILE, 0600);
    }

    @Test
    void isNaUntilABaselineIsMadeAndShowsNoKey(FakeHost host) {
        prepare(host);

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.NA);
        assertThat(entry.summary()).startsWith("no baseline yet; keys found: 1; ");
        assertThat(entry.output()).contains(NAME + ": ssh-ed25519 alice@laptop");
        assertThat(entry.toString()).doesNotContain(KEY);
    }

    @Test
    void isOkayWhereNothingChanged(FakeHost host) {
        prepare(host);

        assertThat(host.baseline(Map.of(NAME, "ssh-ed25519 alice@laptop"))
                        .run(check())
                        .status())
                .isEqualTo(Status.OKAY);
    }

    @Test
    void alertsWhenAKeyCame(FakeHost host) {
        prepare(host);

        ReportEntry entry = host.baseline(Map.of()).run(check());

        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.summary()).startsWith("keys changed: + " + NAME + ": ssh-ed25519 alice@laptop");
        assertThat(host.config("when_changed: warn").run(check()).status()).isEqualTo(Status.WARN);
    }

    @Test
    void alertsWhenAKeyMayDoMore(FakeHost host) {
        keys(host, "restrict,command=\"echo \\\"a b\\\"\",from=\"10.0.0.0/8\" ssh-ed25519 " + KEY + " alice@laptop");

        assertThat(host.baseline(Map.of(NAME, "ssh-ed25519 alice@laptop"))
                        .run(check())
                        .output())
                .anyMatch(line -> line.endsWith("is ssh-ed25519 alice@laptop with"
                        + " restrict,command=\"echo \\\"a b\\\"\",from=\"10.0.0.0/8\""));
    }

    @Test
    void warnsWhereOthersCouldAddAKey(FakeHost host) {
        prepare(host);
        host.mode(FILE, 0620).baseline(Map.of(NAME, "ssh-ed25519 alice@laptop"));

        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
        assertThat(host.run(check()).summary())
                .isEqualTo("/" + FILE + " can be written by others than its owner: chmod go-w /" + FILE);
    }

    @Test
    void looksWhereItIsTold(FakeHost host) {
        prepare(host);
        host.file("etc/ssh/keys/alice", "ssh-ed25519 " + KEY).mode("etc/ssh/keys/alice", 0644);

        assertThat(host.config("files: [/etc/ssh/keys/%u]").run(check()).output())
                .contains("alice " + FINGERPRINT + " in /etc/ssh/keys/alice: ssh-ed25519");
        assertThat(host.config("files: ['%h/.ssh/authorized_keys']")
                        .run(check())
                        .output())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# ssh-ed25519 " + KEY, "ssh-ed25519", "ssh-ed25519 ***", "hello world", "restrict"})
    void passesOverWhatSshdWouldPassOver(String line, FakeHost host) {
        keys(host, line);

        assertThat(host.baseline(Map.of()).run(check()).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void isNeverOkayWhereAFileCannotBeRead(FakeHost host) {
        prepare(host);
        host.mode("home/alice/.ssh", 0000);
        assumeThat(Files.isReadable(host.root().resolve("home/alice/.ssh")))
                .as("root reads all")
                .isFalse();

        assertThat(host.baseline(Map.of()).run(check()).status()).isEqualTo(Status.NA);
        host.mode("home/alice/.ssh", 0700);
    }

    @Test
    void isNaWithoutPasswd(FakeHost host) {
        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
    }
}
