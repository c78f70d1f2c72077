package io.montty.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.report.Report;
import io.montty.runtime.checker.WrittenReport;
import io.montty.runtime.config.Configuration;
import io.montty.runtime.config.MonttyConfig;
import io.montty.runtime.report.ReportWriter;
import io.montty.runtime.store.ReportName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CourierTest {

    @TempDir
    private Path folder;

    private final CountDownLatch waits = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);

    @AutoClose
    private Rounds rounds;

    private TestProject project;
    private SpoolSender sender;
    private Report report;

    @BeforeEach
    void layOut() throws Exception {
        rounds = new Rounds(folder);
        project = rounds.project().script("chk_one.sh", "#!/bin/bash", "echo one");
        project.check();
        report = project.onlyReport();
        Files.delete(project.reports().get(0));
        rounds.pauseBy(duration -> {
            waits.countDown();
            goesOn.await();
        });
        MonttyConfig config = new Configuration(project.layout()).montty();
        sender = new SpoolSender(rounds.environment(), project.layout(), config, rounds.patience());
    }

    @Test
    void handsInTheReportOfAnErrandThatANewerOneTookThePlaceOf() throws Exception {
        try (Courier courier = new Courier(rounds.environment())) {
            isHeldUp(courier);
            courier.send(sender, null, false, Optional.of(homeless(1)));
            courier.send(sender, null, false, Optional.of(homeless(2)));
            courier.send(sender, null, false, Optional.empty());

            goesOn.countDown();

            assertThat(rounds.awaitReports(3))
                    .extracting(Report::duration)
                    .contains(Duration.ofSeconds(1), Duration.ofSeconds(2));
        }
    }

    @Test
    void saysSoWhereMoreReportsHaveNoPlaceThanItHolds() throws Exception {
        try (Courier courier = new Courier(rounds.environment())) {
            isHeldUp(courier);
            for (int i = 1; i <= 6; i++) {
                courier.send(sender, null, false, Optional.of(homeless(i)));
            }
            assertThat(rounds.said())
                    .contains(report.at() + " is lost: it could not be kept in "
                            + project.layout().spool() + ": no room, and ")
                    .contains("; make room or make the folder writable\n");

            goesOn.countDown();

            assertThat(rounds.awaitReports(4))
                    .extracting(Report::duration)
                    .contains(Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofSeconds(6));
        }
    }

    @Test
    void saysWhatIsLostWithItsEnd() throws Exception {
        try (Courier courier = new Courier(rounds.environment())) {
            isHeldUp(courier);
            courier.send(sender, null, false, Optional.of(homeless(2)));
        }

        assertThat(rounds.said())
                .contains(": no room, and the checker ended before it was handed in")
                .hasLineCount(1);
    }

    @Test
    void saysWhatIsLostWhereThereIsNoWayToAServer() throws Exception {
        try (Courier courier = new Courier(rounds.environment())) {
            courier.send(sender, "nowhere", false, Optional.of(homeless(2)));
        }

        assertThat(rounds.said())
                .startsWith("montty: --to is 'nowhere', expected ")
                .contains(report.at() + " is lost: it could not be kept in ")
                .contains(": no room, and it could not be handed in; make room or make the folder writable\n")
                .hasLineCount(2);
    }

    /** Let it wait for a server that does not answer. */
    private void isHeldUp(Courier courier) throws Exception {
        project.monttyYaml("server: {user: nobody, host: 127.0.0.1, port: 1, splay: 60s}");
        project.check("--no-send");
        MonttyConfig config = new Configuration(project.layout()).montty();
        SpoolSender away = new SpoolSender(rounds.environment(), project.layout(), config, rounds.patience());
        courier.send(away, null, true, Optional.empty());
        waits.await();
    }

    /** Return a report that differs from others by its {@code number}. */
    private Courier.Homeless homeless(int number) {
        Report report = numbered(number);
        byte[] bytes = new ReportWriter().write(report);
        return new Courier.Homeless(new WrittenReport(report, ReportName.Format.JSON, bytes), "no room");
    }

    private Report numbered(int number) {
        return new Report(
                report.id().substring(1) + number,
                report.host(),
                report.at(),
                Duration.ofSeconds(number),
                report.version(),
                report.ttl(),
                report.interval(),
                report.intended(),
                report.bundle(),
                report.status(),
                report.checks());
    }
}
