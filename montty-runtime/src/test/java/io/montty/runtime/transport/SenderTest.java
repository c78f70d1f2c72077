package io.montty.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SenderTest {

    @TempDir
    private Path folder;

    private SpoolProject project;
    private final FakeServer server = new FakeServer();

    @BeforeEach
    void layOut() throws IOException {
        project = new SpoolProject(folder);
    }

    @Test
    void handsInTheOldestFirstAndLeavesNothing() throws Exception {
        List<String> ids = added(3);

        Sender.Result result = project.sender(server).send();

        assertThat(result).isEqualTo(new Sender.Result(3, List.of()));
        assertThat(server.ids()).isEqualTo(ids);
        assertThat(SpoolProject.files(project.layout().spool())).containsExactly(".last-send.json");
        assertThat(project.rests()).isEmpty();
    }

    @Test
    void takesAlongWhatIsAddedMeanwhile() throws Exception {
        added(1);
        server.then((report, name) -> {
            project.add(Status.WARN);
            return server.store(report, name);
        });

        assertThat(project.sender(server).send().sent()).isEqualTo(2);
        assertThat(project.waiting()).isEmpty();
    }

    @Test
    void triesAgainAfterLongerAndLongerWaitsAndThenLeavesItToTheNextRun() throws Exception {
        added(2);
        server.setDown(true);

        Sender.Result result = project.sender(server).send();

        assertThat(result.troubles())
                .containsExactly("2 reports wait in the spool, since montty@mon does not take them: connection refused;"
                        + " the next run tries again, or: montty send");
        assertThat(server.attempts()).hasSize(4).containsOnly(project.waiting().get(0));
        assertThat(project.rests()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(project.rests().get(i)).isBetween(Duration.ZERO, Patience.REMOTE.get(i));
        }
        assertThat(project.rests()).doesNotContainSequence(Patience.REMOTE);
        SendState state = SpoolStatus.of(project.spool()).sending();
        assertThat(state.failures()).isEqualTo(4);
        assertThat(state.trouble()).isEqualTo("connection refused");
        assertThat(state.lastSuccess()).isNull();
    }

    @Test
    void beginsWithShortWaitsAgainAfterASuccess() throws Exception {
        added(3);
        server.then(FakeServer.BREAK_DOWN, FakeServer.BREAK_DOWN, server::store, FakeServer.BREAK_DOWN, server::store);

        assertThat(project.sender(server).send()).isEqualTo(new Sender.Result(3, List.of()));

        assertThat(project.rests()).hasSize(3);
        assertThat(project.rests().get(2)).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(SpoolStatus.of(project.spool()).sending().failures()).isZero();
    }

    @Test
    void putsAsideWhatIsLargerThanAnyServerTakes() throws Exception {
        added(2);
        Path first = project.spool().waiting().get(0).file();
        try (RandomAccessFile file = new RandomAccessFile(first.toFile(), "rw")) {
            file.setLength(3L * 1024 * 1024 * 1024);
        }

        assertThat(project.sender(server).send().sent()).isEqualTo(1);
        assertThat(project.waiting()).isEmpty();
        assertThat(first).doesNotExist();
    }

    @Test
    void doesNotTryAgainWhatOnlyAPersonCanMend() throws Exception {
        added(1);
        server.then((report, name) -> {
            throw new LastingTroubleException("there is no key");
        });

        assertThat(project.sender(server).send().troubles())
                .singleElement()
                .asString()
                .contains("there is no key");
        assertThat(server.attempts()).hasSize(1);
        assertThat(project.rests()).isEmpty();
        assertThat(project.waiting()).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheServerAsksFor() throws Exception {
        added(1);
        server.then((report, name) -> new Receipt.Later(Duration.ofSeconds(7), "quota"));

        assertThat(project.sender(server).send().troubles()).isEmpty();
        assertThat(project.rests()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void comesBackInTheNextRunWhereTheServerAsksForMore() throws Exception {
        added(1);
        server.then((report, name) -> new Receipt.Later(Duration.ofSeconds(61), "the quota of this host is full"));

        assertThat(project.sender(server).send().troubles())
                .singleElement()
                .asString()
                .contains("the quota of this host is full");
        assertThat(project.rests()).isEmpty();
        assertThat(project.waiting()).hasSize(1);
    }

    @Test
    void waitsForNobodyLongerThanItsBudget() throws Exception {
        List<String> ids = added(10);
        for (int i = 0; i < 10; i++) {
            server.then((report, name) -> new Receipt.Later(Duration.ofMinutes(1), "busy"), server::store);
        }

        project.sender(server).send();

        assertThat(project.rests()).hasSize(5);
        assertThat(server.ids()).isEqualTo(ids.subList(0, 5));
    }

    @Test
    void putsAsideWhatTheServerRefusesForGoodAndGoesOn() throws Exception {
        List<String> ids = added(3);
        server.then(FakeServer::refuse);

        Sender.Result result = project.sender(server).send();

        assertThat(server.ids()).isEqualTo(ids.subList(1, 3));
        assertThat(project.waiting()).isEmpty();
        assertThat(result.sent()).isEqualTo(2);
        assertThat(result.troubles())
                .singleElement()
                .asString()
                .matches("montty@mon refuses the report \\S+ for good: too-big; it is in \\S+/SPOOL/dead");
        String dead = SpoolProject.START.toEpochMilli() + "-" + SpoolProject.name(1, Status.OKAY);
        assertThat(SpoolProject.files(project.layout().dead())).containsExactly(dead, dead + ".reason.txt");
        assertThat(project.layout().dead().resolve(dead + ".reason.txt"))
                .hasContent("refused at 2026-11-22T09:38:14Z: too-big");
        assertThat(SpoolStatus.of(project.spool()).isClear()).isFalse();
    }

    @Test
    void tellsTheNextReportOnceOfWhatWasRefused() throws Exception {
        project.add(Status.ALERT);
        server.then(FakeServer::refuse);
        project.sender(server).send();

        SpoolNews news = SpoolNews.of(project.spool());
        assertThat(news.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Status.ALERT);
            assertThat(finding.message())
                    .startsWith("1 report (ALERT 1, WARN 0, OKAY 0) was refused by the server for good, the last at"
                            + " 2026-11-22T09:38:12Z: too-big; what was refused last is in SPOOL/dead");
        });
        assertThat(SpoolNews.of(project.spool()).findings()).hasSize(1);
        news.reported();
        assertThat(SpoolNews.of(project.spool()).findings()).isEmpty();

        added(2);
        server.then(FakeServer::refuse, FakeServer::refuse);
        project.sender(server).send();
        assertThat(SpoolNews.of(project.spool()).findings().get(0).message())
                .startsWith("2 reports (ALERT 0, WARN 0, OKAY 2) were refused");
    }

    @Test
    void keepsNoMoreRefusedReportsThanItsBounds() throws Exception {
        Spool spool = project.spool(SpoolLimits.WAITING, new SpoolLimits(2, 1000, Duration.ofDays(30)));
        for (int i = 0; i < 5; i++) {
            project.add(spool, i == 0 ? Status.ALERT : Status.OKAY);
            server.then(FakeServer::refuse);
        }

        new Sender(spool, server, project.patience()).send();

        assertThat(SpoolProject.files(project.layout().dead())).hasSize(4);
        assertThat(spool.dead().reports())
                .extracting(SpooledReport::name)
                .containsExactly(SpoolProject.name(4, Status.OKAY), SpoolProject.name(5, Status.OKAY));
    }

    @Test
    void letsNoFileThatCannotBeReadOrIsGoneHoldUpTheOthers() throws Exception {
        List<String> ids = added(3);
        List<SpooledReport> waiting = project.spool().waiting();
        Files.delete(waiting.get(1).file());
        Files.createSymbolicLink(waiting.get(1).file(), Path.of("/proc/self/mem"));
        server.then((report, name) -> {
            Files.delete(waiting.get(2).file());
            return server.store(report, name);
        });

        Sender.Result result = project.sender(server).send();

        assertThat(server.ids()).containsExactly(ids.get(0));
        assertThat(result.troubles())
                .singleElement()
                .asString()
                .startsWith("a report cannot be read and stays in the spool: ");
        Files.delete(waiting.get(1).file());
    }

    @Test
    void handsInNothingThatALinkLeadsTo() throws Exception {
        added(1);
        Path report = project.spool().waiting().get(0).file();
        Path secret = Files.move(report, report.resolveSibling("secret"));
        Files.createSymbolicLink(report, secret);

        assertThat(project.sender(server).send().troubles())
                .singleElement()
                .asString()
                .startsWith("a report cannot be read and stays in the spool: ");
        assertThat(server.ids()).isEmpty();
    }

    /** Let a server be down for 20 cycles of a host: all that was made within the bounds must arrive, in order. */
    @Test
    void handsInEverythingInOrderAfterTwentyCyclesWithoutAServer() throws Exception {
        List<String> ids = new ArrayList<>();
        server.setDown(true);
        for (int cycle = 0; cycle < 20; cycle++) {
            project.pass(Duration.ofMinutes(5));
            ids.add(project.add(cycle % 7 == 0 ? Status.ALERT : Status.OKAY).id());
            project.sender(server).send();
        }
        server.setDown(false);
        ids.add(project.add(Status.OKAY).id());

        assertThat(project.sender(server).send()).isEqualTo(new Sender.Result(21, List.of()));
        assertThat(server.ids()).isEqualTo(ids);
        assertThat(project.waiting()).isEmpty();
    }

    /** Lose 200 acknowledgements: the server must end up with one of each, and the spool with none. */
    @Test
    void endsUpWithOneOfEachThoughTwoHundredAnswersAreLost() throws Exception {
        List<String> ids = added(200);
        for (int i = 0; i < 200; i++) {
            server.then(server.losingTheAnswer(), server::store);
        }
        for (int run = 0; run < 200 && !project.waiting().isEmpty(); run++) {
            project.sender(server).send();
        }

        assertThat(server.ids()).isEqualTo(ids);
        assertThat(server.duplicates()).isEqualTo(200);
        assertThat(server.attempts()).hasSize(400);
        assertThat(project.waiting()).isEmpty();
    }

    @Test
    void handsInAReportThatTheSpoolHasNoPlaceFor() throws Exception {
        ReportName name = SpoolProject.name(1, Status.OKAY);
        server.then(FakeServer.BREAK_DOWN, server::store);

        assertThat(project.sender(server).handIn(SpoolProject.body(name), name)).isEmpty();
        server.then(FakeServer::refuse);
        assertThat(project.sender(server).handIn(SpoolProject.body(name), name)).contains("too-big");
    }

    private List<String> added(int count) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(project.add(Status.OKAY).id());
        }
        return ids;
    }
}
