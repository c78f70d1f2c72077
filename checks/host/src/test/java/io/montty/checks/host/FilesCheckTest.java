package io.montty.checks.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Check;
import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.plugins.testkit.CheckContract;
import io.montty.plugins.testkit.FakeHost;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilesCheckTest implements CheckContract {

    @Override
    public Check check() {
        return new FilesCheck();
    }

    private static ReportEntry run(FakeHost host) {
        return host.run(new FilesCheck());
    }

    private static void file(FakeHost host, String path, int bytes, Duration age) {
        host.bytes(path, new byte[bytes]).modified(path, FakeHost.DEFAULT_TIME.minus(age));
    }

    @Test
    void doesNotApplyUnconfigured(FakeHost host) {
        assertThat(run(host).status()).isEqualTo(Status.NA);
        assertThat(run(host).summary()).isEqualTo("no file is configured; name some in its 'files'");
    }

    @Test
    void isOkayWhenAFileIsAsItHasToBe(FakeHost host) {
        file(host, "var/backups/db.gz", 2048, Duration.ofHours(3));
        host.config("files: [{path: /var/backups/db.gz, min_age: 1h, max_age: 26h, min_size: 1K, max_size: 2048}]");

        ReportEntry entry = run(host);

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.summary()).isEqualTo("/var/backups/db.gz is as it has to be");
        assertThat(entry.output()).contains("/var/backups/db.gz: changed 3 h 0 min ago, 2.0 KiB");
        assertThat(entry.metrics())
                .containsExactly(
                        Metric.of("age:/var/backups/db.gz", 10_800, "s"),
                        Metric.of("size:/var/backups/db.gz", 2048, "B"));
    }

    @Test
    void judgesAFileWhosePathIsTooLongForAFigure(FakeHost host) {
        String path = "/srv/" + "d".repeat(100) + "/" + "f".repeat(100);
        file(host, path.substring(1), 1, Duration.ZERO);

        ReportEntry entry = run(host.config("files: [{path: " + path + "}]"));

        assertThat(entry.status()).isEqualTo(Status.OKAY);
        assertThat(entry.metrics()).isEmpty();
    }

    @Test
    void alertsWhenAFileIsMissing(FakeHost host) {
        host.config("files: [{path: /var/backups/db.gz}, {path: '/var/backups/*.sql'}]");

        assertThat(run(host).status()).isEqualTo(Status.ALERT);
        assertThat(run(host).summary()).isEqualTo("/var/backups/db.gz does not exist (and 1 more)");
        assertThat(run(host).output()).contains("ALERT: /var/backups/*.sql: there is no such file");
    }

    @Test
    void warnsWhereTheConfigurationSaysSo(FakeHost host) {
        host.config("files: [{path: /var/backups/db.gz, status: warn}]");

        assertThat(run(host).status()).isEqualTo(Status.WARN);
    }

    @Test
    void takesTheNewestOfThoseThatMatch(FakeHost host) {
        file(host, "var/backups/a.gz", 1, Duration.ofDays(3));
        file(host, "var/backups/b.gz", 1, Duration.ofDays(1));
        file(host, "var/backups/.c.gz.part", 1, Duration.ZERO);
        file(host, "var/backups/.d.gz", 1, Duration.ZERO);
        host.link("var/backups/e.gz", "gone");

        assertThat(run(host.config("files: [{path: '/var/backups/*.gz', max_age: 24h}]"))
                        .status())
                .isEqualTo(Status.OKAY);
        assertThat(run(host.config("files: [{path: '/var/backups/*.gz', max_age: 23h}]"))
                        .summary())
                .isEqualTo("/var/backups/b.gz (newest of 2) was changed 1 d 0 h ago, at most 23 h 0 min are allowed");
        assertThat(run(host.config("files: [{path: '/var/backups/.*', min_age: 1h}]"))
                        .status())
                .as("hidden files are matched by a dot")
                .isEqualTo(Status.ALERT);
    }

    @Test
    void alertsWhenAFileIsTooYoung(FakeHost host) {
        file(host, "etc/app.conf", 1, Duration.ofMinutes(4));
        host.config("files: [{path: /etc/app.conf, min_age: 5m}]");

        assertThat(run(host).summary()).isEqualTo("/etc/app.conf was changed 4 min ago, at least 5 min are required");
    }

    @ParameterizedTest
    @CsvSource({
        "min_size: 1 KiB, at least 1 KiB are required",
        "max_size: 999, at most 999 are allowed",
    })
    void alertsWhenTheSizeIsOutOfBounds(String limit, String message, FakeHost host) {
        file(host, "var/log/big", 1_000, Duration.ZERO);
        host.config("files: [{path: /var/log/big, " + limit + "}]");

        assertThat(run(host).summary()).isEqualTo("/var/log/big has 1000 B, " + message);
    }

    @Test
    void alertsWhenThereIsAFileThatMustNotBe(FakeHost host) {
        host.config("files: [{path: '/var/crash/*', presence: forbidden}]");
        assertThat(run(host).status()).isEqualTo(Status.OKAY);

        host.file("var/crash/core.1");
        assertThat(run(host).status()).isEqualTo(Status.ALERT);
        assertThat(run(host).summary()).isEqualTo("/var/crash/core.1 (newest of 1) is there, but must not be");
    }

    @Test
    void judgesAnOptionalFileOnlyIfItIsThere(FakeHost host) {
        host.config("files: [{path: /run/job.lock, presence: optional, max_age: 1h}]");
        assertThat(run(host).status()).isEqualTo(Status.OKAY);

        file(host, "run/job.lock", 0, Duration.ofHours(2));
        assertThat(run(host).status()).isEqualTo(Status.ALERT);
    }

    @Test
    void alertsWhenAFileComesFromTheFuture(FakeHost host) {
        file(host, "var/backups/db.gz", 1, Duration.ofDays(-2));
        host.config("files: [{path: /var/backups/db.gz, max_age: 1d}]");

        assertThat(run(host).summary())
                .isEqualTo("/var/backups/db.gz was changed 2 d 0 h in the future; is the clock right?");
    }

    @Test
    void allowsForClocksThatDifferALittle(FakeHost host) {
        file(host, "var/backups/db.gz", 1, Duration.ofMinutes(-4));
        host.config("files: [{path: /var/backups/db.gz, max_age: 1d}]");

        assertThat(run(host).status()).isEqualTo(Status.OKAY);
        assertThat(run(host).output()).contains("/var/backups/db.gz: changed just now, 1 B");
        assertThat(run(host).metrics())
                .first()
                .satisfies(metric -> assertThat(metric.value()).isZero());
    }

    @Test
    void takesAFolderForItsAgeAlone(FakeHost host) {
        host.folder("srv/data").modified("srv/data", FakeHost.DEFAULT_TIME.minusSeconds(60));

        assertThat(run(host.config("files: [{path: /srv/data, max_age: 1h}]")).status())
                .isEqualTo(Status.OKAY);
        assertThat(run(host.config("files: [{path: /srv/data, min_size: 1}]")).status())
                .isEqualTo(Status.NA);
        assertThat(run(host).summary()).isEqualTo("/srv/data is not a file, so it has no size to judge");
    }

    @Test
    void takesWhatIsBelowAFileForMissing(FakeHost host) {
        host.file("etc/passwd");

        assertThat(run(host.config("files: [{path: '/etc/passwd/*'}]")).status())
                .isEqualTo(Status.ALERT);
    }

    @Test
    void doesNotJudgeWhatCannotBeLookedAt(FakeHost host) {
        host.link("srv/loop", "loop");

        assertThat(run(host.config("files: [{path: /srv/loop}]")).status()).isEqualTo(Status.NA);
        assertThat(run(host).summary()).startsWith("/srv/loop: cannot be looked at: ");
    }

    @Test
    void looksAtOnePathWithTwoLimits(FakeHost host) {
        file(host, "var/backups/db.gz", 1, Duration.ofHours(30));
        host.config("""
                files:
                  - {path: /var/backups/db.gz, max_age: 26h, status: warn}
                  - {path: /var/backups/db.gz, max_age: 2d}
                """);

        assertThat(run(host).status()).isEqualTo(Status.WARN);
        assertThat(run(host).metrics()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "path: ''",
                "path: relative",
                "path: /var/",
                "path: '/var/*/x'",
                "path: /x, min_age: 2h, max_age: 1h",
                "path: /x, min_size: 2K, max_size: 1K",
                "path: /x, max_size: 10MB",
                "path: /x, presence: forbidden, max_age: 1h",
                "path: /x, presence: maybe",
                "path: /x, status: okay",
            })
    void refusesWhatMakesNoSense(String rule, FakeHost host) {
        assertThat(run(host.config("files: [{" + rule + "}]")).outcome()).isInstanceOf(Outcome.Crashed.class);
    }
}
