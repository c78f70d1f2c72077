package io.montty.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredIntervalTest {

    @TempDir
    private Path folder;

    private final FakeCrontab crontab = new FakeCrontab();
    private DeployedFolder deployed;

    @BeforeEach
    void deploy() throws IOException {
        folder = folder.toRealPath();
        deployed = DeployedFolder.below(folder).with(crontab);
        deployed.deploy("a");
    }

    @ParameterizedTest
    @CsvSource({
        "1m, 1m, miss a report between",
        "30s, 30s, miss a report",
        "250ms, 250ms, miss a report",
        "1h, 60m, notice late"
    })
    void warnsWhenTheConfigurationExpectsAnotherInterval(String interval, String shown, String harm)
            throws IOException {
        configure("check: {interval: " + interval + "}");

        Ended ended = deployed.deploy("a", "--cron", "--install");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .startsWith("montty: " + folder.resolve("a/montty.yaml") + ": check.interval is " + shown
                        + ", but the crontab lines start the checker every 5m, so the server would " + harm)
                .contains("; set check.interval to 5m, or ");
        assertThat(crontab.table()).contains("\n*/5 * * * * " + folder + "/a/run.sh local_chk ");
    }

    @Test
    void warnsOnlyWhenTheIntervalsDiffer() throws IOException {
        configure("check: {interval: 300s}");

        Ended ended = deployed.deploy("a", "--cron");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("# BEGIN MonTTY ");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void installsNothingWhenTheConfigurationIsWrong() throws IOException {
        configure("check: {interval: often}");

        Ended ended = deployed.deploy("a", "--cron", "--install");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith("montty: the configuration is wrong, nothing was done:\nmontty.yaml:1: check.interval: ");
        assertThat(crontab.writes()).isZero();
    }

    @Test
    void removesLinesWhateverTheConfigurationSays() throws IOException {
        deployed.deploy("a", "--cron", "--install");
        configure("check: {interval: often}");

        assertThat(deployed.deploy("a", "--cron", "--remove").code()).isZero();
        assertThat(crontab.table()).isEmpty();
    }

    private void configure(String text) throws IOException {
        Files.writeString(folder.resolve("a/montty.yaml"), text + "\n");
    }
}
