package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Freshness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hear from hosts whose clocks are wrong. */
class ClockSkewTest {

    private TestProject project;
    private Speaker web1;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
        web1 = new Speaker(project, "web1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "P1D", "PT-1H", "P-1D"})
    void saysThatAClockIsOffAndFilesTheReportsAllTheSame(Duration skew) throws Exception {
        web1.skewed(skew).speakFor(Duration.ofMinutes(20));

        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.FRESH);
        assertThat(web1.status(SilenceWatch.CLOCK)).isEqualTo(Status.WARN);
        assertThat(project.filed(Status.WARN)).hasSize(1);
        assertThat(project.filed(Status.OKAY)).isNotEmpty();

        web1.skewed(Duration.ZERO).speakFor(Duration.ofMinutes(5));
        assertThat(web1.status(SilenceWatch.CLOCK)).isEqualTo(Status.OKAY);
        assertThat(project.filed(Status.WARN)).isEmpty();
    }

    @Test
    void saysAtOnceThatAClockIsAhead() throws Exception {
        web1.skewed(Duration.ofSeconds(121)).speak();

        project.pass();

        assertThat(web1.status(SilenceWatch.CLOCK)).isEqualTo(Status.WARN);
    }

    @Test
    void leavesALittleToEveryClock() throws Exception {
        web1.skewed(Duration.ofMinutes(2)).speakFor(Duration.ofMinutes(10));
        web1.skewed(Duration.ofMinutes(-5)).speakFor(Duration.ofMinutes(10));

        assertThat(web1.state().check(SilenceWatch.CLOCK)).isEmpty();
    }

    @Test
    void takesABacklogForNoWrongClock() throws Exception {
        web1.speak();
        project.pass();
        Speaker.watch(project, Duration.ofHours(2));
        for (int minutes = 115; minutes >= 0; minutes -= 5) {
            web1.speakOf(project.clock.instant().minus(Duration.ofMinutes(minutes)));
        }
        project.pass();
        web1.speakFor(Duration.ofMinutes(15));

        assertThat(web1.state().check(SilenceWatch.CLOCK)).isEmpty();
    }

    @Test
    void countsHowManyReportsSayTheSame() throws Exception {
        web1.skewed(Duration.ofDays(1)).speakFor(Duration.ofMinutes(20));

        CheckState clock = web1.state().check(SilenceWatch.CLOCK).orElseThrow();
        assertThat(clock.count()).isEqualTo(4);
        assertThat(clock.summary()).isEqualTo("its clock is 24 h ahead of the server's");
        assertThat(clock.since()).isEqualTo(Instant.parse("2026-01-31T08:15:00Z"));
    }
}
