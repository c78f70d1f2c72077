package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.fleet.SampleReports.report;
import static io.montty.runtime.monitor.io.StateFixture.HOUR_AGO;
import static io.montty.runtime.monitor.io.StateFixture.check;
import static io.montty.runtime.monitor.io.StateFixture.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.HostSummary;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.state.Freshness;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FleetFilesTest {

    private static final HostKey CLAIMED = HostKey.unverified("db-03.prod.example");

    @TempDir
    Path root;

    private ProjectFixture project;
    private StateFixture state;
    private FleetFiles files;

    @BeforeEach
    void layOut() throws IOException {
        project = new ProjectFixture(root);
        state = new StateFixture(project.layout());
        files = new FleetFiles(project.layout(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void tellsNamesFirstThenHostsThenWhoseTheWorstReportsAre() throws IOException {
        state.host("web1", check("host.disk", Status.ALERT));
        project.file('a', Status.WARN, report(Status.WARN), NOW);
        project.file('b', Status.ALERT, report(Status.ALERT), NOW);
        project.cameFrom('a', "web1", "");
        project.cameFrom('b', "web1", "");

        files.look();
        Snapshot names = files.snapshot();
        files.read(times(1));
        Snapshot hosts = files.snapshot();
        files.read(times(1));
        Snapshot owner = files.snapshot();
        Snapshot all = files.everything();

        assertThat(names.reports()).hasSize(2);
        assertThat(names.hosts()).isEmpty();
        assertThat(List.of(names.unread(), hosts.unread(), owner.unread(), all.unread()))
                .containsExactly(3, 2, 1, 0);
        assertThat(hosts.hosts()).extracting(HostSummary::name).containsExactly("web1");
        assertThat(owner.owners()).containsOnlyKeys("_alert/" + ProjectFixture.name('b', Status.ALERT, "json"));
        assertThat(all.byHost().get(HostKey.known("web1"))).isEqualTo(all.reports());
    }

    @Test
    void knowsWhoseAReportIsByWhatTheManagerNotedElseByWhatItSays() throws IOException {
        project.file('a', Status.WARN, report(Status.WARN), NOW);
        project.file('b', Status.WARN, report(Status.WARN), NOW);
        project.file('c', Status.WARN, report(Status.WARN), NOW);
        project.file('d', Status.WARN, "=\nHost: Old-1\nStatus: WARN\n\nbody", NOW);
        project.file('e', Status.WARN, "no report at all", NOW);
        project.file(Status.WARN, "notes.txt", "{".getBytes(StandardCharsets.UTF_8), NOW);
        project.cameFrom('a', "web1", "");
        project.cameFrom('b', "", "site1");

        assertThat(files.everything().owners())
                .containsEntry(path('a', "json"), HostKey.known("web1"))
                .containsEntry(path('b', "json"), HostKey.via("site1", "db-03.prod.example"))
                .containsEntry(path('c', "json"), CLAIMED)
                .containsEntry(path('d', "mty"), HostKey.unverified("old-1"))
                .containsEntry(path('e', "mty"), HostKey.unverified("unknown"))
                .containsEntry("_warn/notes.txt", HostKey.unverified("unknown"));
    }

    @Test
    void knowsWhoseAReportIsThatIsBeingFiled() throws IOException {
        project.file('a', Status.WARN, report(Status.WARN), NOW);
        project.cameFrom('a', "web1", "");
        Files.move(project.layout().seen(), project.layout().filing());

        assertThat(files.everything().owners()).containsValue(HostKey.known("web1"));
    }

    @Test
    void makesAHostOfReportsOfWhichNothingElseIsKnown() throws IOException {
        project.file('a', Status.WARN, report(Status.WARN), NOW.minusSeconds(9));
        project.file('b', Status.OKAY, report(Status.OKAY), NOW.minusSeconds(5));

        assertThat(files.everything().hosts()).singleElement().satisfies(host -> {
            assertThat(host.key()).isEqualTo(CLAIMED);
            assertThat(host.standing()).isEqualTo(Standing.WARN);
            assertThat(host.lastSeen()).isEqualTo(NOW.minusSeconds(5));
            assertThat(host.problems()).isEmpty();
        });
    }

    @Test
    void makesNoHostOfReportsOfARetiredOne() throws IOException {
        state.host("web1", contact(Freshness.LOST).withRetired(HOUR_AGO));
        project.file('a', Status.WARN, report(Status.WARN), NOW);
        project.cameFrom('a', "web1", "");

        assertThat(files.everything().hosts()).isEmpty();
    }

    @Test
    void letsReportsSpeakForAHostWhoseFileIsDamaged() throws IOException {
        state.host("web1").host("web2");
        project.file('a', Status.ALERT, report(Status.ALERT), NOW);
        project.cameFrom('a', "web1", "");
        Files.writeString(project.layout().hosts().resolve("web1.json"), "{");
        Files.writeString(project.layout().hosts().resolve("web2.json"), "{");

        Snapshot snapshot = files.everything();

        assertThat(snapshot.hosts())
                .extracting(HostSummary::name, HostSummary::standing)
                .containsExactlyInAnyOrder(tuple("web1", Standing.ALERT), tuple("web2", Standing.NA));
        assertThat(snapshot.troubles()).hasSize(2);
    }

    @Test
    void namesAFewDamagedFilesAndCountsTheRest() throws IOException {
        for (int i = 0; i < 9; i++) {
            state.host("web" + i);
            Files.writeString(project.layout().hosts().resolve("web" + i + ".json"), "{");
        }

        assertThat(files.everything().troubles()).hasSize(6).last().isEqualTo("4 more files of hosts cannot be read");
    }

    @Test
    void sharesAllListsWhileNothingChanges() throws IOException {
        state.host("web1");
        project.file('a', Status.WARN, report(Status.WARN), NOW);
        Snapshot before = files.everything();

        Snapshot after = files.everything();

        assertThat(after).isEqualTo(before);
        assertThat(after.reports()).isSameAs(before.reports());
        assertThat(after.hosts()).isSameAs(before.hosts());
        assertThat(after.owners()).isSameAs(before.owners());
        assertThat(after.byHost()).isSameAs(before.byHost());
    }

    @Test
    void neverChangesWhatItShowedBefore() throws IOException {
        Path first = project.file('a', Status.WARN, report(Status.WARN), NOW);
        Snapshot before = files.everything();
        project.file('b', Status.WARN, report(Status.WARN), NOW);
        files.everything();
        Files.delete(first);

        assertThat(files.everything().owners()).containsOnlyKeys(path('b', "json"));
        assertThat(before.owners()).containsOnlyKeys(path('a', "json"));
    }

    @Test
    void listsAFolderAgainOnlyIfItsTimeChangedOrAHintCame() throws IOException {
        Path folder = project.layout().filed(Status.WARN);
        project.file('a', Status.WARN, report(Status.WARN), NOW);
        Files.setLastModifiedTime(folder, FileTime.from(HOUR_AGO));
        files.everything();
        project.file('b', Status.WARN, report(Status.WARN), NOW);
        Files.setLastModifiedTime(folder, FileTime.from(HOUR_AGO));

        assertThat(files.everything().reports()).hasSize(1);
        files.reset(folder);
        assertThat(files.everything().reports()).hasSize(2);
    }

    @Test
    void listsAFolderAgainThatChangedAMomentAgo() throws IOException {
        Path folder = project.layout().filed(Status.WARN);
        project.file('a', Status.WARN, report(Status.WARN), NOW);
        Files.setLastModifiedTime(folder, FileTime.from(NOW.minusSeconds(1)));
        files.everything();
        project.file('b', Status.WARN, report(Status.WARN), NOW);
        Files.setLastModifiedTime(folder, FileTime.from(NOW.minusSeconds(1)));

        assertThat(files.everything().reports()).hasSize(2);
    }

    private static String path(char digit, String suffix) {
        return "_warn/" + ProjectFixture.name(digit, Status.WARN, suffix);
    }

    /** There is time so often. */
    private static BooleanSupplier times(int count) {
        AtomicInteger left = new AtomicInteger(count);
        return () -> left.getAndDecrement() > 0;
    }
}
