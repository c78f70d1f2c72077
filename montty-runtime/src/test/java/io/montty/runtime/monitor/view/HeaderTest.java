package io.montty.runtime.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class HeaderTest {

    private static String row(int row, ConsoleFixture fixture) throws IOException {
        return Golden.frame(fixture, ColorDepth.NONE).row(row).strip();
    }

    private static ConsoleFixture withHosts(int columns, int ofEachStanding) {
        SampleFleet fleet = new SampleFleet();
        for (Standing standing : Standing.values()) {
            for (int i = 0; i < ofEachStanding; i++) {
                fleet.host(standing.name().toLowerCase(Locale.ROOT) + i, standing, 1);
            }
        }
        return new ConsoleFixture(columns, 24).put(fleet);
    }

    @Test
    void dropsTheVersionThenTheServerThenBlanksAndNeverACount() throws IOException {
        assertThat(row(0, withHosts(110, 1))).startsWith("MonTTY 2.0   server mon01    !!ALERT 1   ! WARN 1");
        assertThat(row(0, withHosts(80, 1))).startsWith("MonTTY 2.0 mon01   !!ALERT 1  ! WARN 1");
        assertThat(row(0, withHosts(74, 1))).startsWith("MonTTY mon01   !!ALERT 1  ! WARN 1");
        assertThat(row(0, withHosts(70, 1))).startsWith("MonTTY  !!ALERT 1  ! WARN 1");
        assertThat(row(0, withHosts(60, 1))).isEqualTo("MonTTY !!ALERT 1 !WARN 1 OKAY 1 -NA 1 ?SILENT 1   09:41:07Z");
    }

    @Test
    void saysAllCountsOfALargeFleetInTheSmallestWindow() throws IOException {
        assertThat(row(0, withHosts(60, 1200))).isEqualTo("!!ALERT 1200 !WARN 1200 OKAY 1200 -NA 1200 ?SILENT 1200");
    }

    @Test
    void leavesOutTheFirstScreensWhenThePathIsLong() throws IOException {
        String name = "node-0001.a-rather-long-name-of-a-cluster.example";
        ConsoleFixture fixture = new ConsoleFixture(60, 12).put(new SampleFleet().host(name, Standing.OKAY, 1));

        assertThat(row(1, fixture.type("h").press(Key.Kind.UNKNOWN)))
                .startsWith("~ > node-0001.a-rather-long")
                .endsWith("manager <1m  \u25cf LIVE");
    }
}
