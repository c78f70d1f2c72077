package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.io.StateFixture.HOUR_AGO;
import static io.montty.runtime.monitor.io.StateFixture.acknowledged;
import static io.montty.runtime.monitor.io.StateFixture.check;
import static io.montty.runtime.monitor.io.StateFixture.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Problem;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.state.CheckState.Kind;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class HostFilesTest {

    @TempDir
    Path root;

    private ProjectFixture project;
    private StateFixture state;
    private HostFiles files;

    @BeforeEach
    void layOut() throws IOException {
        project = new ProjectFixture(root);
        state = new StateFixture(project.layout());
        files = new HostFiles(project.layout());
    }

    @Test
    void sumsUpAHost() throws IOException {
        state.host("web1", check("host.disk", Status.ALERT), check("security.ssh", Status.OKAY));

        HostSummary host = only();

        assertThat(host.name()).isEqualTo("web1");
        assertThat(host.address()).isEqualTo("192.0.2.7");
        assertThat(host.standing()).isEqualTo(Standing.ALERT);
        assertThat(List.of(host.alerts(), host.warns(), host.okays(), host.nas()))
                .containsExactly(1, 0, 1, 0);
        assertThat(host.tags()).containsExactlyInAnyOrder("host", "security");
        assertThat(host.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.title()).isEqualTo("Title of host.disk");
            assertThat(problem.summary()).isEqualTo("host.disk is ALERT");
            assertThat(problem.isQuiet()).isFalse();
        });
    }

    @Test
    void keepsTheExactIdOfACheckForRequests() throws IOException {
        state.host("web1", check("host.\u202edi\tsk", Status.ALERT));

        assertThat(only().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.check()).isEqualTo("host.\u202edi\tsk");
            assertThat(problem.title()).doesNotContain("\u202e");
        });
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // nothing interrupts who waits at a pipe
    void isNotKeptWaitingByWhatIsNoFile() throws Exception {
        state.host("web1");
        Path pipe = project.layout().hosts().resolve("web2.json");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(hosts(NOW)).extracting(HostSummary::name).contains("web1");
    }

    @Test
    void findsHostsOfRelaysAndUnverifiedOnes() throws IOException {
        state.host("web1").host("site1/web1").host("unverified/web1");

        assertThat(hosts(NOW))
                .extracting(HostSummary::name)
                .containsExactlyInAnyOrder("web1", "site1/web1", "unverified/web1");
    }

    @Test
    void putsTheWorstFirstThenWhatNobodyTakesCareOfThenTheLatest() throws IOException {
        state.host(
                "web1",
                check("a.warn", Status.WARN),
                acknowledged("a.acked", Status.ALERT, null, "print"),
                check("a.old", Status.ALERT),
                check("a.new", Status.ALERT, Kind.CHECK, HOUR_AGO.plusSeconds(1), null, null));

        assertThat(only().problems()).extracting(Problem::check).containsExactly("a.new", "a.old", "a.acked", "a.warn");
    }

    @Test
    void countsTheHostsOwnChecksAloneButListsWhatTheServerSays() throws IOException {
        state.host(
                "web1",
                check("host.disk", Status.OKAY),
                check("montty.clock", Status.WARN, Kind.SERVER, HOUR_AGO, null, null));

        assertThat(only().standing()).isEqualTo(Standing.WARN);
        assertThat(only().warns()).isZero();
        assertThat(only().problems()).extracting(Problem::check).containsExactly("montty.clock");
    }

    @Test
    void callsAHostSilentThatDoesNotReportUnlessACheckOfItsOwnIsAlert() throws IOException {
        state.host(
                "late",
                contact(Freshness.LATE),
                check("montty.silence", Status.ALERT, Kind.SERVER, HOUR_AGO, null, null),
                check("host.disk", Status.WARN));
        state.host("lost", contact(Freshness.LOST), check("host.disk", Status.ALERT));

        assertThat(hosts(NOW))
                .extracting(HostSummary::name, HostSummary::standing)
                .containsExactlyInAnyOrder(tuple("late", Standing.SILENT), tuple("lost", Standing.ALERT));
    }

    @Test
    void callsACheckThatVanishedAProblem() throws IOException {
        state.host("web1", check("host.disk", Status.OKAY, Kind.CHECK, HOUR_AGO, null, NOW.minusSeconds(9)));

        assertThat(only().standing()).isEqualTo(Standing.WARN);
        assertThat(only().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(Status.WARN);
            assertThat(problem.since()).isEqualTo(NOW.minusSeconds(9));
            assertThat(problem.summary())
                    .isEqualTo("vanished: the host's reports do not tell of it any more; last: host.disk is OKAY");
        });
    }

    @Test
    void endsAnAcknowledgementWithItsTimeThoughTheFileStays() throws IOException {
        state.host("web1", acknowledged("host.disk", Status.ALERT, NOW.plusSeconds(60), "print"));

        assertThat(hosts(NOW).get(0).problems()).extracting(Problem::owner).containsExactly("kim");
        assertThat(hosts(NOW.plusSeconds(59))).isSameAs(hosts(NOW));
        assertThat(hosts(NOW.plusSeconds(60)).get(0).isQuiet()).isFalse();
    }

    @Test
    void endsAnAcknowledgementWithAnotherResult() throws IOException {
        state.host("web1", acknowledged("host.disk", Status.ALERT, null, "another print"));

        assertThat(only().problems()).extracting(Problem::isAcknowledged).containsExactly(false);
    }

    @Test
    void beginsAndEndsADowntime() throws IOException {
        state.host("web1", check("host.disk", Status.ALERT));
        assertThat(only().isQuiet()).isFalse();

        state.downtime("web*", NOW.plusSeconds(10), NOW.plusSeconds(20));

        assertThat(hosts(NOW.plusSeconds(9)).get(0).isQuiet()).isFalse();
        assertThat(hosts(NOW.plusSeconds(10)).get(0).problems())
                .extracting(Problem::inDowntime)
                .containsExactly(true);
        assertThat(hosts(NOW.plusSeconds(20)).get(0).isQuiet()).isFalse();
    }

    @Test
    void tellsOfDamagedDowntimesAndKeepsTheLastOnes() throws IOException {
        state.host("web1", check("host.disk", Status.ALERT)).downtime("", NOW, NOW.plus(Duration.ofHours(1)));
        assertThat(only().isQuiet()).isTrue();

        Files.writeString(project.layout().downtimes(), "{");

        assertThat(only().isQuiet()).isTrue();
        assertThat(files.troubles())
                .singleElement()
                .asString()
                .contains("the downtimes cannot be read: downtimes.json is damaged", "montty fsck");
    }

    @Test
    void keepsWhatItKnewOfAHostWhoseFileIsDamagedAndAllOthers() throws IOException {
        state.host("web1", check("host.disk", Status.ALERT)).host("web2");
        hosts(NOW);

        Files.writeString(project.layout().hosts().resolve("web1.json"), "{");

        assertThat(hosts(NOW)).extracting(HostSummary::name).containsExactlyInAnyOrder("web1", "web2");
        assertThat(files.troubles())
                .singleElement()
                .asString()
                .contains("what the server knows of web1 cannot be read: hosts/web1.json is damaged", "montty fsck");
        state.host("web1");
        hosts(NOW);
        assertThat(files.troubles()).isEmpty();
    }

    @Test
    void leavesOutRetiredHostsButKnowsOfThem() throws IOException {
        state.host("web1", contact(Freshness.LOST).withRetired(HOUR_AGO), check("host.disk", Status.ALERT));

        assertThat(hosts(NOW)).isEmpty();
        assertThat(files.speakFor(HostKey.known("web1"))).isTrue();
    }

    @Test
    void readsAFileAgainOnlyIfItChanged() throws IOException {
        state.host("web1").host("web2");
        List<HostSummary> before = hosts(NOW);

        files.look(NOW);
        assertThat(files.unread()).isZero();
        state.host("web2", check("host.disk", Status.WARN));
        files.look(NOW);
        assertThat(files.unread()).isEqualTo(1);

        assertThat(hosts(NOW).stream().filter(host -> host.name().equals("web1")))
                .singleElement()
                .isSameAs(before.stream()
                        .filter(host -> host.name().equals("web1"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void looksIntoAFolderAgainOnlyIfItsTimeChangedOrAHintCame() throws IOException {
        state.host("web1");
        Path folder = project.layout().hosts();
        Files.setLastModifiedTime(folder, FileTime.from(HOUR_AGO));
        hosts(NOW);

        state.host("web2");
        Files.setLastModifiedTime(folder, FileTime.from(HOUR_AGO));

        assertThat(hosts(NOW)).hasSize(1);
        files.reset(folder);
        assertThat(hosts(NOW)).hasSize(2);
    }

    @Test
    void forgetsAHostWhoseFileIsGone() throws IOException {
        state.host("web1").host("site1/web1");
        hosts(NOW);
        Files.delete(project.layout().hosts().resolve("web1.json"));

        assertThat(hosts(NOW)).extracting(HostSummary::name).containsExactly("site1/web1");
    }

    @Test
    void makesTextOfStrangersSafeToPrint() throws IOException {
        state.host("web1", check("host.\u001b[31m", Status.ALERT));

        assertThat(only().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.title()).isEqualTo("Title of host.^[[31m");
            assertThat(problem.summary()).isEqualTo("host.^[[31m is ALERT");
        });
    }

    private HostSummary only() {
        assertThat(hosts(NOW)).hasSize(1);
        return hosts(NOW).get(0);
    }

    private List<HostSummary> hosts(Instant now) {
        files.look(now);
        files.read(now, () -> true);
        return files.summaries();
    }
}
