package io.montty.runtime.manager;

import static io.montty.runtime.manager.ReportFile.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Take what is written in place into the open inbox only when it holds still and is whole. */
class DropsTest {

    private static final Duration STILL = Duration.ofSeconds(2);

    private TestProject project;
    private Path file;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
        file = project.layout.input().resolve(ReportFile.of(Status.ALERT).legacyName());
    }

    @Test
    void takesAReportAtTheSecondOfTwoPassesTwoSecondsApart() throws IOException {
        write(ReportFile.of(Status.ALERT).legacyBytes().length);

        PassResult first = project.pass();
        assertThat(first.filedReports()).isZero();
        assertThat(first.unsettled()).isTrue();
        assertThat(first.hasFindings()).isFalse();
        assertThat(first.waiting())
                .singleElement()
                .satisfies(
                        waiting -> assertThat(waiting.what()).isEqualTo("it is taken when it has not changed for 2 s"));

        project.clock.pass(STILL.minusMillis(1));
        assertThat(project.pass().filedReports()).isZero();

        project.clock.pass(Duration.ofMillis(1));
        PassResult last = project.pass();
        assertThat(last.filedReports()).isEqualTo(1);
        assertThat(last.unsettled()).isFalse();
    }

    @Test
    void neverShowsHalfOfWhatASlowWriterWrites() throws IOException {
        byte[] whole = ReportFile.of(Status.ALERT).legacyBytes();
        for (int length = 0; length < whole.length; length += 7) {
            write(length);
            assertThat(project.pass().filedReports()).isZero();
            project.clock.pass(Duration.ofSeconds(1 + length % 5));
            assertThat(project.pass().filedReports()).isZero();
            assertThat(project.pass().rejected()).isEmpty();
        }
        write(whole.length);
        assertThat(project.pass().filedReports()).isZero();
        project.clock.pass(STILL);

        assertThat(project.pass().filedReports()).isEqualTo(1);
        assertThat(project.layout
                        .filed(Status.ALERT)
                        .resolve(project.filed(Status.ALERT).get(0)))
                .hasBinaryContent(whole);
    }

    @Test
    void waitsAnewWhenAReportChangesWithoutGrowing() throws IOException {
        write(ReportFile.of(Status.ALERT).legacyBytes().length);
        project.pass();
        project.clock.pass(STILL);
        write(ReportFile.of(Status.ALERT).legacyBytes().length);

        assertThat(project.pass().filedReports()).isZero();
        project.clock.pass(STILL);
        assertThat(project.pass().filedReports()).isEqualTo(1);
    }

    @Test
    void rejectsHalfAReportAfterTenMinutes() throws IOException {
        write(100);
        project.pass();
        project.clock.pass(STILL);
        PassResult still = project.pass();
        assertThat(still.waiting())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.what()).startsWith("not finished yet: "));
        assertThat(still.unsettled()).isFalse();
        project.clock.pass(Duration.ofMinutes(10));

        assertThat(project.pass().rejected()).hasSize(1);
        assertThat(project.filed(Status.ALERT)).isEmpty();
    }

    @Test
    void startsAnewWhenTheClockWasSetBackOrItsNotesAreDamaged() throws IOException {
        write(ReportFile.of(Status.ALERT).legacyBytes().length);
        project.pass();
        project.clock.jump(Duration.ofDays(-1));
        assertThat(project.pass().filedReports()).isZero();
        Files.writeString(
                project.layout.drops(), "9".repeat(18) + " x\n\u0000\n1 " + "9".repeat(19) + " 1 " + ID + "\n");
        project.clock.pass(STILL);
        assertThat(project.pass().filedReports()).isZero();

        project.clock.pass(STILL);
        assertThat(project.pass().filedReports()).isEqualTo(1);
    }

    @Test
    void saysThatItCannotRemember() throws IOException {
        Files.createDirectories(project.layout.drops().resolve("full"));
        write(100);

        assertThat(project.pass().problems())
                .singleElement()
                .asString()
                .startsWith(
                        "REPORTS/_state/drops cannot be written, so reports that were written in place are not taken");
    }

    @Test
    void carriesOutARequestAtOnce() throws IOException {
        project.handIn("web1", ReportFile.of(Status.ALERT));
        project.pass();
        project.ask(ID);

        assertThat(project.pass().deleted()).isEqualTo(1);
    }

    private void write(int length) throws IOException {
        Files.write(file, Arrays.copyOf(ReportFile.of(Status.ALERT).legacyBytes(), length));
        project.aged(file, Duration.ZERO);
    }
}
