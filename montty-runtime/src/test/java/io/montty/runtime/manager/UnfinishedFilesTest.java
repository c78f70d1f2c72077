package io.montty.runtime.manager;

import static io.montty.runtime.manager.ReportFile.ID;
import static io.montty.runtime.manager.TestProject.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnfinishedFilesTest {

    private static final String GOOD_NAME = ID + "_OKAY_1.json";
    private static final byte[] GOOD = ReportFile.of(Status.OKAY).bytes();

    private TestProject project;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        project = new TestProject(root);
    }

    @Test
    void waitsTenMinutesForTheRestOfHalfAReport() throws IOException {
        ReportFile report = ReportFile.of(Status.ALERT);
        byte[] half = Arrays.copyOf(report.bytes(), 100);
        Path json = project.put(report.name(), half, Duration.ofMinutes(9));
        byte[] halfLegacy = Arrays.copyOf(report.id(2).legacyBytes(), 100);
        Path legacy = project.put(report.id(2).legacyName(), halfLegacy, Duration.ofMinutes(9));
        Path empty = project.put(report.id(3).name(), new byte[0], Duration.ofMinutes(9));

        PassResult result = project.pass();

        assertThat(result.waiting())
                .hasSize(3)
                .allSatisfy(file -> assertThat(file.what()).startsWith("not finished yet: "));
        assertThat(result.hasFindings()).isFalse();
        assertThat(json).exists();
        assertThat(legacy).exists();
        assertThat(empty).exists();

        project.clock.pass(Duration.ofMinutes(1));
        assertThat(project.pass().rejected()).hasSize(3);
        assertThat(project.inbox()).isEmpty();
    }

    @Test
    void filesAReportThatWasHalfWhenItWasFirstLookedAt() throws IOException {
        ReportFile report = ReportFile.of(Status.ALERT);
        project.put(report.name(), Arrays.copyOf(report.bytes(), 100));
        project.pass();
        project.put(report);

        assertThat(project.pass().filed()).containsEntry(Status.ALERT, 1);
    }

    @Test
    void doesNotWaitForAHalfFileFromTheFuture() throws IOException {
        project.put(GOOD_NAME, new byte[0], Duration.ofDays(-365));

        assertThat(project.pass().rejected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden.json", ID + "_OKAY_1.json.part", "." + ID + "_OKAY_1.json.part"})
    void passesOverAnUnfinishedFileUntilItIsTenMinutesOld(String name) throws IOException {
        Path file = project.put(name, GOOD, Duration.ofMinutes(9));
        assertThat(project.pass()).isEqualTo(PassResult.ofProblems(List.of()));
        assertThat(file).exists();

        project.aged(file, LONG_AGO);

        assertThat(project.pass().rejected()).hasSize(1);
        assertThat(project.rejects()).hasSize(2);
    }

    @Test
    void leavesAHiddenFolderAlone() throws IOException {
        Path folder = Files.createDirectory(project.layout.input().resolve(".snapshot"));
        project.aged(folder, LONG_AGO);

        assertThat(project.pass().hasFindings()).isFalse();
        assertThat(folder).exists();
    }
}
