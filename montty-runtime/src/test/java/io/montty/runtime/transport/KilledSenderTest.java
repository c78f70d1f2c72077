package io.montty.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Status;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kill a run between any two steps that it takes on the way of a report, and let another one go on from there. */
@Timeout(60)
class KilledSenderTest {

    private static final SpoolLimits TWO = new SpoolLimits(2, 1000, SpoolLimits.WAITING.age());

    @TempDir
    private Path folder;

    private SpoolProject project;
    private final FakeServer server = new FakeServer();

    @BeforeEach
    void layOut() throws IOException {
        project = new SpoolProject(folder);
    }

    @Test
    void keepsNothingOfAReportThatWasNotWrittenToItsEnd() throws Exception {
        ReportName name = SpoolProject.name(7, Status.OKAY);
        Path half = project.layout().spool().resolve(".1795381922000-" + name + ".part");
        Files.writeString(half, "repo");

        project.add(Status.OKAY);
        project.sender(server).send();

        assertThat(server.ids()).hasSize(1).doesNotContain(name.id());
    }

    @Test
    void dropsOnlyWhatIsCountedWhereverItIsKilledInBetween() throws Exception {
        Spool spool = project.spool(TWO, TWO);
        project.add(spool, Status.OKAY);
        project.add(spool, Status.OKAY);
        SpooledReport oldest = spool.waiting().get(0);
        byte[] bytes = Files.readAllBytes(oldest.file());

        project.add(spool, Status.WARN);
        Files.write(oldest.file(), bytes); // as if killed after the count, before the removal
        project.add(spool, Status.WARN);

        assertThat(project.waiting()).extracting(ReportName::status).containsExactly(Status.WARN, Status.WARN);
        assertThat(spool.dropped().read().orElseThrow().total())
                .as("two are gone; one of them may be counted twice, but none is forgotten")
                .isEqualTo(3);
    }

    @Test
    void handsInAgainWhatWasNotTakenWhenItWasKilled() throws Exception {
        ReportName name = project.add(Status.ALERT);
        server.then((report, any) -> {
            throw new FakeServer.Killed();
        });

        assertKilled();
        assertThat(server.ids()).isEmpty();

        project.sender(server).send();
        assertThat(server.ids()).containsExactly(name.id());
    }

    @Test
    void handsInAgainWhatWasTakenButNotRemovedWhenItWasKilled() throws Exception {
        List<String> ids =
                List.of(project.add(Status.ALERT).id(), project.add(Status.OKAY).id());
        server.then((report, name) -> {
            server.store(report, name);
            throw new FakeServer.Killed();
        });

        assertKilled();
        assertThat(project.waiting()).hasSize(2);

        assertThat(project.sender(server).send()).isEqualTo(new Sender.Result(2, List.of()));
        assertThat(server.ids()).isEqualTo(ids);
        assertThat(server.duplicates()).isEqualTo(1);
        assertThat(project.waiting()).isEmpty();
    }

    @Test
    void isKilledInTheMiddleOfAWait() throws Exception {
        project.add(Status.OKAY);
        server.then(FakeServer.BREAK_DOWN);
        Patience deadly = project.patience().withPause(duration -> {
            throw new FakeServer.Killed();
        });

        assertThatThrownBy(() -> new Sender(project.spool(), server, deadly).send())
                .isInstanceOf(FakeServer.Killed.class);

        assertThat(SpoolStatus.of(project.spool()).sending().trouble()).isEqualTo("connection refused");
        assertThat(project.sender(server).send().sent()).isEqualTo(1);
    }

    @Test
    void isRefusedAgainWhereItWasKilledBetweenTheReasonAndTheMove() throws Exception {
        project.add(Status.WARN);
        SpooledReport report = project.spool().waiting().get(0);
        Files.createDirectories(project.layout().dead());
        Files.writeString(project.layout().dead().resolve(report.fileName() + ".reason.txt"), "half");
        server.then(FakeServer::refuse);

        project.sender(server).send();

        assertThat(project.waiting()).isEmpty();
        assertThat(project.spool().dead().reports()).hasSize(1);
        assertThat(project.layout().dead().resolve(report.fileName() + ".reason.txt"))
                .content()
                .endsWith(": too-big\n");
    }

    @Test
    void saysItAgainWhereItWasKilledBeforeItNotedThatItSaidIt() throws Exception {
        Spool spool = project.spool(TWO, TWO);
        for (int i = 0; i < 3; i++) {
            project.add(spool, Status.OKAY);
        }
        assertThat(SpoolNews.of(spool).findings()).hasSize(1);
        project.add(spool, Status.OKAY);

        assertThat(SpoolNews.of(spool).findings().get(0).message()).startsWith("2 reports (");
    }

    private void assertKilled() {
        assertThatThrownBy(() -> project.sender(server).send()).isInstanceOf(FakeServer.Killed.class);
    }
}
