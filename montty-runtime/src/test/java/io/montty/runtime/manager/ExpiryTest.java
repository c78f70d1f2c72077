package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiryTest {

    private static final Duration PAST = Duration.ofSeconds(301);

    private TestProject project;

    @BeforeEach
    void fileOneOfEach(@TempDir Path root) throws IOException {
        project = new TestProject(root);
        int id = 0;
        for (Status status : Status.values()) {
            project.put(ReportFile.of(status).id(id++));
        }
        assertThat(project.pass().filedReports()).isEqualTo(4);
    }

    @Test
    void keepsEveryReportToTheEndOfItsTime() {
        project.clock.pass(Duration.ofMinutes(5));

        assertThat(project.pass().expired()).isZero();
    }

    @Test
    void removesAllButAlertsAfterTheirTime() throws IOException {
        project.clock.pass(PAST);

        PassResult result = project.pass();

        assertThat(result.expired()).isEqualTo(3);
        assertThat(result.expirySkipped()).isFalse();
        assertThat(project.filed(Status.OKAY)).isEmpty();
        assertThat(project.filed(Status.WARN)).isEmpty();
        assertThat(project.filed(Status.ALERT)).hasSize(1);
    }

    @Test
    void keepsAnAlertEvenInAnotherFolder() throws IOException {
        Path alert = project.layout
                .filed(Status.ALERT)
                .resolve(project.filed(Status.ALERT).get(0));
        Files.move(alert, project.layout.filed(Status.WARN).resolve(alert.getFileName()));
        project.clock.pass(PAST);

        project.pass();

        assertThat(project.filed(Status.WARN)).hasSize(1);
    }

    @Test
    void leavesAloneWhatIsNoReport() throws IOException {
        Files.writeString(project.layout.filed(Status.WARN).resolve("notes.txt"), "mine");
        Files.createDirectory(project.layout.filed(Status.WARN).resolve("a".repeat(32) + "_WARN_1.json"));

        PassResult result = project.pass();

        assertThat(result.expired()).isZero();
        assertThat(result.hasFindings()).isFalse();
        assertThat(project.filed(Status.WARN)).hasSize(3);
    }

    @Test
    void skipsOnePassAfterTheClockJumped() {
        project.clock.jump(Duration.ofDays(1));
        project.clock.pass(Duration.ofSeconds(10));

        PassResult result = project.pass();

        assertThat(result.expirySkipped()).isTrue();
        assertThat(result.expired()).isZero();
        assertThat(result.problems())
                .singleElement()
                .asString()
                .startsWith("the server's clock moved by 86410 s while 10 s passed: no report expires in this pass");

        project.clock.pass(Duration.ofSeconds(10));
        assertThat(project.pass().expired()).isEqualTo(3);
    }

    @Test
    void skipsOnePassAfterTheClockWasSetBack() {
        project.clock.jump(Duration.ofDays(-1));

        assertThat(project.pass().expirySkipped()).isTrue();
        assertThat(project.pass().expirySkipped()).isFalse();
    }

    @Test
    void takesAMinuteOfCorrectionForNoJump() {
        project.clock.jump(Duration.ofSeconds(60));
        assertThat(project.pass().expirySkipped()).isFalse();

        project.clock.jump(Duration.ofSeconds(61));
        assertThat(project.pass().expirySkipped()).isTrue();
    }

    @Test
    void takesARestartForNoJumpUnlessTimeWentBack() {
        project.clock.pass(Duration.ofHours(5));
        project.clock.restart();
        assertThat(project.pass().expired()).isEqualTo(3);

        project.clock.pass(Duration.ofMinutes(5));
        project.pass();
        project.clock.restart();
        project.clock.jump(Duration.ofDays(-1));
        assertThat(project.pass().expirySkipped()).isTrue();
    }

    @Test
    void goesByTheClockAloneWhenTheUptimeIsNotKnown() {
        project.clock.jump(Duration.ofDays(1));

        PassResult result = new Manager(
                        project.layout,
                        project.clock,
                        () -> -1,
                        project.signatures,
                        ManagerSettings::defaults,
                        HistoryRecorder.off())
                .pass();

        assertThat(result.expired()).isEqualTo(3);
        assertThat(result.hasFindings()).isFalse();
    }

    @Test
    void startsAnewWhenItsLastReadingIsDamaged() throws IOException {
        Files.writeString(project.layout.state().resolve("manager-clock"), "x y");
        project.clock.jump(Duration.ofDays(1));

        assertThat(project.pass().expired()).isEqualTo(3);
        project.clock.jump(Duration.ofDays(1));
        assertThat(project.pass().expirySkipped()).isTrue();
    }
}
