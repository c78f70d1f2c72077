package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follow a host that falls silent: with an interval and a grace of 5 min it is LATE after 10, and LOST after 20. */
class SilenceTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN = Duration.ofMinutes(10);

    private TestProject project;
    private Speaker web1;

    @BeforeEach
    void hearOfWeb1(@TempDir Path root) throws IOException {
        project = new TestProject(root);
        web1 = new Speaker(project, "web1");
        web1.speak();
        project.pass();
    }

    @Test
    void saysThatAHostIsLateThenLostAndTakesItBackWhenTheHostSpeaks() throws Exception {
        Speaker.watch(project, Duration.ofMinutes(9));
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.FRESH);
        assertThat(project.filed(Status.WARN)).isEmpty();

        Speaker.watch(project, MINUTE);
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.LATE);
        assertThat(project.filed(Status.WARN)).hasSize(1);
        assertThat(web1.status(SilenceWatch.SILENCE)).isEqualTo(Status.WARN);

        Speaker.watch(project, TEN);
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.LOST);
        assertThat(project.filed(Status.WARN)).isEmpty();
        assertThat(project.filed(Status.ALERT)).hasSize(1);
        assertThat(web1.status(SilenceWatch.SILENCE)).isEqualTo(Status.ALERT);

        web1.speak();
        project.pass();
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.FRESH);
        assertThat(project.filed(Status.ALERT)).isEmpty();
        assertThat(web1.status(SilenceWatch.SILENCE)).isEqualTo(Status.OKAY);
        assertThat(project.audit())
                .filteredOn(line -> line.contains("condition_cleared"))
                .hasSize(2);
    }

    @Test
    void saysItInAReportOfThatHostThatEverybodyCanRead() throws Exception {
        Speaker.watch(project, TEN);

        String file = project.filed(Status.WARN).get(0);
        var report = new ReportReader()
                .read(Files.readAllBytes(project.layout.filed(Status.WARN).resolve(file)));
        assertThat(report.host().name()).isEqualTo("web1");
        assertThat(report.checks()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo("montty.silence");
            assertThat(entry.summary()).isEqualTo("LATE: no report since 2026-01-31T08:15:00Z");
            assertThat(entry.output()).contains("If it will not report any more: montty hosts retire web1");
        });
        assertThat(Files.readString(project.layout.seen().resolve(report.id()))).endsWith(" web1\n");
    }

    @Test
    void keepsTheWarningForAsLongAsTheHostIsLate() throws Exception {
        TestProject slow = project;
        Speaker.watch(slow, Duration.ofMinutes(19));

        assertThat(slow.filed(Status.WARN)).hasSize(1);
        assertThat(slow.filed(Status.OKAY)).isEmpty();
    }

    @Test
    void raisesNothingTwiceWhenAKillLostTheState() throws Exception {
        Path state = new HostStates(project.layout.hosts()).file(web1.key());
        Path before = Files.copy(state, project.layout.root().resolve("before"), StandardCopyOption.COPY_ATTRIBUTES);
        Speaker.watch(project, TEN);
        Files.copy(before, state, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);

        project.pass();

        assertThat(project.filed(Status.WARN)).hasSize(1);
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.LATE);
    }

    @Test
    void takesBackWhatAKilledManagerRaisedWithoutKnowingOfIt() throws Exception {
        Path state = new HostStates(project.layout.hosts()).file(web1.key());
        Path before = Files.copy(state, project.layout.root().resolve("before"), StandardCopyOption.COPY_ATTRIBUTES);
        Speaker.watch(project, TEN);
        Files.copy(before, state, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        web1.speak();

        project.pass();

        assertThat(project.filed(Status.WARN)).isEmpty();
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.FRESH);
    }

    @Test
    void endsWithTheAlertAloneWhenAKillCutTheStepFromLateToLost() throws Exception {
        Speaker.watch(project, TEN);
        Path state = new HostStates(project.layout.hosts()).file(web1.key());
        Path before = Files.copy(state, project.layout.root().resolve("before"), StandardCopyOption.COPY_ATTRIBUTES);
        Path warn = project.layout
                .filed(Status.WARN)
                .resolve(project.filed(Status.WARN).get(0));
        byte[] report = Files.readAllBytes(warn);
        Speaker.watch(project, TEN);
        Files.copy(before, state, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.write(warn, report);

        project.pass();

        assertThat(project.filed(Status.WARN)).isEmpty();
        assertThat(project.filed(Status.ALERT)).hasSize(1);
        assertThat(web1.state().check(SilenceWatch.SILENCE).orElseThrow().count())
                .isEqualTo(2);
    }

    @Test
    void takesItsOwnReportForNoSignOfLifeAfterAKill() throws Exception {
        Speaker.watch(project, TEN);
        String id = ReportName.parse(project.filed(Status.WARN).get(0))
                .orElseThrow()
                .id();
        Files.move(project.layout.seen().resolve(id), project.layout.filing().resolve(id));

        project.pass();

        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.LATE);
        assertThat(project.layout.seen().resolve(id)).exists();
    }

    @Test
    void doesNotRepeatWhatAPersonDeletedUntilItGetsWorse() throws Exception {
        Speaker.watch(project, TEN);
        project.ask(ReportName.parse(project.filed(Status.WARN).get(0))
                .orElseThrow()
                .id());

        Speaker.watch(project, Duration.ofMinutes(9));
        assertThat(project.filed(Status.WARN)).isEmpty();
        assertThat(web1.status(SilenceWatch.SILENCE)).isEqualTo(Status.WARN);

        Speaker.watch(project, MINUTE);
        assertThat(project.filed(Status.ALERT)).hasSize(1);
    }

    @Test
    void doesNotMistakeAClaimForTheHost() throws Exception {
        Speaker.watch(project, TEN);
        project.put(ReportFile.of(Status.OKAY).id(77));

        project.pass();

        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.LATE);
    }

    @Test
    void countsNothingThatHappenedWhileTheServerWasDown() throws Exception {
        project.clock.pass(Duration.ofHours(12));

        project.pass();
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.FRESH);

        Speaker.watch(project, Duration.ofMinutes(9));
        assertThat(project.filed(Status.WARN)).isEmpty();
        Speaker.watch(project, MINUTE);
        assertThat(project.filed(Status.WARN)).hasSize(1);
    }

    @Test
    void leavesALateHostLateWhenTheServerWasDown() throws Exception {
        Speaker.watch(project, TEN);
        project.clock.pass(Duration.ofHours(12));

        project.pass();
        Speaker.watch(project, Duration.ofMinutes(19));
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.LATE);

        Speaker.watch(project, MINUTE);
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.LOST);
    }

    @Test
    void callsNobodySilentBecauseTheServersClockWasSetADayAheadAndBack() throws Exception {
        project.clock.jump(Duration.ofDays(1));
        project.pass();
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.FRESH);
        web1.speak();
        project.pass();
        project.clock.jump(Duration.ofDays(-1));
        project.pass();
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.FRESH);

        Speaker.watch(project, Duration.ofMinutes(9));
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.FRESH);
        Speaker.watch(project, MINUTE);
        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.LATE);
    }

    @Test
    void noticesSilenceAlsoAfterTheServersClockWasSetBackAnHour() throws Exception {
        project.clock.jump(Duration.ofHours(-1));
        project.pass();

        Speaker.watch(project, TEN);

        assertThat(web1.state().contact().freshness()).isEqualTo(Freshness.LATE);
    }

    @Test
    void looksAtNoHostWhoseMomentHasNotCome() throws Exception {
        Path state = new HostStates(project.layout.hosts()).file(web1.key());
        assertThat(Files.getLastModifiedTime(state).toInstant())
                .isEqualTo(project.clock.instant().plus(TEN));
        FileTime later = FileTime.from(project.clock.instant().plus(Duration.ofDays(1)));
        Files.writeString(state, "would be noticed");
        Files.setLastModifiedTime(state, later);

        assertThat(Speaker.watch(project, TEN).problems()).isEmpty();
    }

    @Test
    void looksAtALostHostNoMore() throws Exception {
        Speaker.watch(project, Duration.ofMinutes(20));

        Path state = new HostStates(project.layout.hosts()).file(web1.key());
        assertThat(Files.getLastModifiedTime(state).toInstant()).isEqualTo(Instant.parse("2200-01-01T00:00:00Z"));
    }
}
