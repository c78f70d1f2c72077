package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileIntegrityCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new FileIntegrityCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        host.file("etc/passwd", "root:x:0:0").file("etc/sudoers.d/ops", "ops ALL=(ALL) ALL");
    }

    /** Take what is there for right. */
    private Map<String, String> baseline(FakeHost host) {
        Map<String, String> things = new HashMap<>();
        for (String line : host.run(check()).output()) {
            int colon = line.indexOf(": ");
            if (line.startsWith("/")) {
                things.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        host.baseline(things);
        return things;
    }

    @Test
    void isNaUntilABaselineIsMade(FakeHost host) {
        prepare(host);

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.NA);
        assertThat(entry.summary()).startsWith("no baseline yet; files found: 2; ");
        assertThat(entry.output())
                .anyMatch(line -> line.matches("/etc/passwd: 0[0-7]{3} \\S+ \\S+ sha256:[0-9a-f]{64}"))
                .anyMatch(line -> line.startsWith("/etc/sudoers.d/ops: "));
    }

    @Test
    void isOkayWhereNothingChanged(FakeHost host) {
        prepare(host);
        baseline(host);

        assertThat(host.run(check()).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void alertsWhenAFileChangedCameOrWent(FakeHost host) throws IOException {
        prepare(host);
        baseline(host);
        host.file("etc/passwd", "root::0:0").file("etc/sudoers.d/evil", "evil ALL=(ALL) NOPASSWD: ALL");
        Files.delete(host.root().resolve("etc/sudoers.d/ops"));

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.summary())
                .startsWith("files changed: + /etc/sudoers.d/evil: ")
                .contains(" and 2 more; ");
        assertThat(entry.output())
                .anyMatch(line -> line.startsWith("- /etc/sudoers.d/ops: "))
                .anyMatch(line -> line.startsWith("~ /etc/passwd: was "));
    }

    @Test
    void noticesAnotherMode(FakeHost host) {
        prepare(host);
        baseline(host);
        host.mode("etc/passwd", 0666);

        assertThat(host.run(check()).summary()).contains("~ /etc/passwd: was ", "is 0666 ");
    }

    @Test
    void warnsOnlyWhereThatIsEnough(FakeHost host) {
        prepare(host);
        baseline(host);
        host.file("etc/passwd", "changed").config("when_changed: warn");

        assertThat(host.run(check()).status()).isEqualTo(Status.WARN);
    }

    @Test
    void watchesWhatItIsTold(FakeHost host) {
        host.file("srv/a.conf", "a")
                .file("srv/b.conf", "b")
                .file("srv/c.txt", "c")
                .link("srv/d.conf", "/etc/passwd");
        host.config("files: ['/srv/*.conf']");

        Map<String, String> things = baseline(host);

        assertThat(things).containsOnlyKeys("/srv/a.conf", "/srv/b.conf", "/srv/d.conf");
        assertThat(things.get("/srv/d.conf")).endsWith(" to /etc/passwd");
    }

    @Test
    void watchesTheSizeOfALargeFileAlone(FakeHost host) {
        host.file("srv/big", "0123456789");
        host.config("{files: [/srv/big], largest: 5}");

        assertThat(baseline(host).get("/srv/big")).endsWith(" 11 bytes");
    }

    @Test
    void isNeverOkayWhereAFileCannotBeRead(FakeHost host) {
        prepare(host);
        host.mode("etc/passwd", 0000);
        assumeThat(Files.isReadable(host.root().resolve("etc/passwd")))
                .as("root reads all")
                .isFalse();
        baseline(host);

        assertThat(host.run(check()).status()).isEqualTo(Status.NA);
        assertThat(host.run(check()).summary()).contains("/etc/passwd cannot be read");
        host.mode("etc/passwd", 0600);
    }

    @Test
    void isNaWhereNothingIsThere(FakeHost host) {
        assertThat(host.run(check()).summary()).startsWith("none of the watched files is there: /etc/passwd, ");
    }
}
