package io.montty.script.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.CheckResult;
import io.montty.api.Metric;
import io.montty.api.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedUnitsTest {

    private static final String SCRIPT = "chk_failed_units.sh";

    @TempDir
    Path folder;

    @Test
    void isContentWhenNoUnitHasFailed() throws Exception {
        CheckResult result =
                new MadeUpHost(folder).systemd().program("systemctl", "exit 0").run(SCRIPT);

        assertThat(result.status()).isEqualTo(Status.OKAY);
        assertThat(result.summary()).isEqualTo("no unit has failed");
        assertThat(result.metrics()).extracting(Metric::value).containsExactly(0.0);
    }

    @Test
    void alertsWithTheNamesOfFailedUnits() throws Exception {
        CheckResult result = new MadeUpHost(folder)
                .systemd()
                .printing(
                        "systemctl",
                        "nginx.service loaded failed failed A high performance web server",
                        "backup@db.service loaded failed failed Backup of db")
                .run(SCRIPT);

        assertThat(result.status()).isEqualTo(Status.ALERT);
        assertThat(result.summary()).isEqualTo("failed: nginx.service backup@db.service");
        assertThat(result.details())
                .startsWith("nginx.service: A high performance web server", "backup@db.service: Backup of db");
        assertThat(result.metrics()).extracting(Metric::value).containsExactly(2.0);
    }

    @Test
    void alertsWhenSystemdDoesNotAnswer() throws Exception {
        assertThat(new MadeUpHost(folder)
                        .systemd()
                        .program("systemctl", "echo 'Failed to connect to bus' >&2; exit 1")
                        .run(SCRIPT))
                .isEqualTo(CheckResult.alert("systemctl cannot list the failed units")
                        .withDetails(List.of("Failed to connect to bus")));
    }

    @Test
    void isNotApplicableWhereSystemdDoesNotRun() throws Exception {
        assertThat(new MadeUpHost(folder).program("systemctl", "exit 0").run(SCRIPT))
                .isEqualTo(CheckResult.na("systemd does not run this host"));
    }
}
