package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.faults.Fault;
import io.montty.runtime.faults.FaultyFileSystem;
import io.montty.runtime.faults.FaultyPath;
import io.montty.runtime.faults.Killed;
import io.montty.runtime.faults.MemoryFolder;
import io.montty.runtime.store.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends a pass, or lets a step of it fail, at every operation on a file: the next pass has to make up for it. */
class KilledPassTest {

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @Test
    void leavesNothingUndoneWhereverItIsKilled() throws IOException {
        TestProject untouched = BusyProject.layOut(folder.resolve("untouched"));
        int operations = passOn(untouched, -1, Fault.KILLED).operations();
        ProjectPicture expected = ProjectPicture.of(untouched);
        Set<String> told = new HashSet<>(AuditChain.told(untouched));
        assertThat(expected.filed()).hasSize(8);
        assertThat(expected.rejected()).hasSize(7);
        assertThat(expected.waiting()).isEmpty();
        assertThat(operations).isGreaterThan(100);

        for (int operation = 0; operation < operations; operation++) {
            TestProject project = BusyProject.layOut(folder.resolve("killed" + operation));
            FaultyFileSystem killed = passOn(project, operation, Fault.KILLED);
            String where = "killed at " + operation + ", " + killed.failed();

            PassResult next = project.pass();

            assertThat(next.problems()).as(where).isEmpty();
            assertThat(ProjectPicture.of(project)).as(where).isEqualTo(expected);
            // What a request asked for and a killed pass did is not there any more.
            assertThat(AuditChain.told(project))
                    .as(where)
                    .containsAll(told)
                    .allMatch(line -> told.contains(line) || line.startsWith("no_such_report "));
        }
    }

    @Test
    void saysWhatFailedAndMakesUpForItInTheNextPass() throws IOException {
        TestProject untouched = BusyProject.layOut(folder.resolve("untouched"));
        int operations = passOn(untouched, -1, Fault.KILLED).operations();
        ProjectPicture expected = ProjectPicture.of(untouched);
        List<Fault> faults = List.of(Fault.NO_SPACE, Fault.BROKEN, Fault.DENIED);

        for (int operation = 0; operation < operations; operation++) {
            TestProject project = BusyProject.layOut(folder.resolve("failed" + operation));
            Fault fault = faults.get(operation % faults.size());
            FaultyPath root = FaultyFileSystem.failingAt(operation, fault, project.layout.root());

            PassResult result = project.managerOn(new ProjectLayout(root)).pass();
            String where =
                    fault + " at " + operation + ", " + root.getFileSystem().failed() + " " + result.problems();

            // A signature that stays behind is removed by a later pass, which says what is wrong if it cannot.
            assertThat(result.problems().isEmpty())
                    .as(where)
                    .isEqualTo(root.getFileSystem().failed().matches("DELETE .*[.]sig"));
            assertThat(project.pass().problems()).as(where).isEmpty();
            ProjectPicture mended = ProjectPicture.of(project);
            assertThat(mended.filed()).as(where).isEqualTo(expected.filed());
            assertThat(mended.rejected()).as(where).isEqualTo(expected.rejected());
            assertThat(mended.waiting()).as(where).isEmpty();
            assertThat(AuditChain.verified(project)).as(where).isNotEmpty();
        }
    }

    private static FaultyFileSystem passOn(TestProject project, int operation, Fault fault) {
        FaultyPath root = FaultyFileSystem.failingAt(operation, fault, project.layout.root());
        try {
            PassResult result = project.managerOn(new ProjectLayout(root)).pass();
            assertThat(result.problems()).isEmpty();
        } catch (Killed e) {
            assertThat(Files.exists(project.layout.managerLock())).isTrue();
        }
        return root.getFileSystem();
    }
}
