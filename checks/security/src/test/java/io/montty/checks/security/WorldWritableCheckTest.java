package io.montty.checks.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.montty.api.Check;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class WorldWritableCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new WorldWritableCheck();
    }

    @Override
    public void prepare(FakeHost host) {
        host.file("etc/passwd").file("usr/bin/ls").mode("usr/bin/ls", 0755);
    }

    @Test
    void isOkayWhereAllIsClosed(FakeHost host) {
        prepare(host);

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.summary()).isEqualTo("5 files and folders, none of which everybody can write to");
    }

    @Test
    void alertsWhereEverybodyCanWrite(FakeHost host) {
        prepare(host);
        host.mode("usr/bin/ls", 0757).folder("etc/cron.d").mode("etc/cron.d", 0777);

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.ALERT);
        assertThat(entry.summary()).isEqualTo("everybody can write to /etc/cron.d: chmod o-w /etc/cron.d (and 1 more)");
        assertThat(entry.output()).contains("ALERT: everybody can write to /usr/bin/ls: chmod o-w /usr/bin/ls");
        assertThat(host.config("when_open: warn").run(check()).status()).isEqualTo(Status.WARN);
        host.mode("etc/cron.d", 0755);
    }

    @Test
    void letsFoldersBeWhereOnlyOwnersRemove(FakeHost host) {
        prepare(host);
        host.folder("usr/tmp").mode("usr/tmp", 01777);

        assertThat(host.run(check()).status()).isEqualTo(Status.OKAY);
        host.mode("usr/tmp", 0755);
    }

    @Test
    void followsNoLinkAndJudgesNone(FakeHost host) {
        prepare(host);
        host.folder("srv").file("srv/open").mode("srv/open", 0666).link("etc/link", "../srv");

        assertThat(host.run(check()).status()).isEqualTo(Status.OKAY);
    }

    @Test
    void searchesWhereItIsToldAndIgnoresWhatItIsTold(FakeHost host) {
        host.file("srv/a/open").mode("srv/a/open", 0666);

        assertThat(host.config("paths: [/srv]").run(check()).status()).isEqualTo(Status.ALERT);
        assertThat(host.config("{paths: [/srv], ignore: ['/srv/*/open']}")
                        .run(check())
                        .status())
                .isEqualTo(Status.OKAY);
        assertThat(host.config("{paths: [/srv], ignore: ['/srv/*']}")
                        .run(check())
                        .status())
                .isEqualTo(Status.ALERT);
        assertThat(host.config("{paths: [/srv], ignore: ['/srv/**']}")
                        .run(check())
                        .status())
                .isEqualTo(Status.OKAY);
    }

    @Test
    void isNeverOkayWhereItMayNotLook(FakeHost host) {
        prepare(host);
        host.file("etc/closed/x").mode("etc/closed", 0000);
        assumeThat(Files.isReadable(host.root().resolve("etc/closed")))
                .as("root looks everywhere")
                .isFalse();

        ReportEntry entry = host.run(check());

        assertThat(entry.status()).isEqualTo(Status.NA);
        assertThat(entry.summary()).contains("may not look into /etc/closed");
        host.mode("etc/closed", 0700);
    }

    @Test
    void isNaWhereThereIsNothingToSearch(FakeHost host) {
        assertThat(host.run(check()).summary()).startsWith("none of these folders is there: /boot, ");
    }
}
