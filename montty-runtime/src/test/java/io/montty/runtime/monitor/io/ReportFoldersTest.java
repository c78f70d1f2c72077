package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.fleet.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportFoldersTest {

    @TempDir
    Path root;

    @Test
    void listsReportsInTheOrderTheyAreShown() throws IOException {
        ProjectFixture project = new ProjectFixture(root);
        project.file('a', Status.OKAY, report(Status.OKAY), NOW);
        project.file('b', Status.NA, report(Status.NA), NOW.plusSeconds(1));
        project.file('c', Status.WARN, report(Status.WARN), NOW);
        project.file('d', Status.ALERT, report(Status.ALERT), NOW.minusSeconds(9));
        project.file('e', Status.ALERT, report(Status.ALERT), NOW);

        assertThat(new ReportFolders(project.layout()).scan().reports())
                .extracting(ReportRef::shortId)
                .containsExactly("eeeeeeee", "dddddddd", "cccccccc", "aaaaaaaa", "bbbbbbbb");
    }

    @Test
    void passesOverHiddenAndUnfinishedFiles() throws IOException {
        ProjectFixture project = new ProjectFixture(root);
        project.file(Status.WARN, ".hidden", new byte[1], NOW);
        project.file(Status.WARN, ProjectFixture.name('a', Status.WARN, "json") + ".part", new byte[1], NOW);

        assertThat(new ReportFolders(project.layout()).scan()).isEqualTo(Snapshot.empty());
    }

    @Test
    void ranksAFileOfAnotherNameByItsFolder() throws IOException {
        ProjectFixture project = new ProjectFixture(root);
        project.file(Status.ALERT, "notes.txt", new byte[1], NOW);

        assertThat(new ReportFolders(project.layout()).scan().reports())
                .containsExactly(new ReportRef("_alert/notes.txt", Status.ALERT, NOW));
    }

    @Test
    void seesWhatCameAndWhatWent() throws IOException {
        ProjectFixture project = new ProjectFixture(root);
        ReportFolders folders = new ReportFolders(project.layout());
        Path first = project.file('a', Status.WARN, report(Status.WARN), NOW);
        folders.scan();
        Files.delete(first);
        project.file('b', Status.WARN, report(Status.WARN), NOW);

        assertThat(folders.scan().reports()).extracting(ReportRef::shortId).containsExactly("bbbbbbbb");
    }

    @Test
    void tellsOfAFolderThatIsMissing() throws IOException {
        ProjectFixture project = new ProjectFixture(root);
        Files.delete(project.layout().filed(Status.WARN));

        assertThat(new ReportFolders(project.layout()).scan().troubles())
                .containsExactly(project.layout().filed(Status.WARN) + " is missing; is this a project directory?");
    }

    @Test
    void tellsWhenTheManagerLastRan() throws IOException {
        ProjectFixture project = new ProjectFixture(root);
        ReportFolders folders = new ReportFolders(project.layout());
        assertThat(folders.scan().managerLastRun()).isNull();

        Files.createFile(project.layout().managerLastRun());
        Files.setLastModifiedTime(project.layout().managerLastRun(), FileTime.from(NOW));

        assertThat(folders.scan().managerLastRun()).isEqualTo(NOW);
    }
}
