package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.montty.api.Status;
import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.store.AuditChain;
import io.montty.runtime.store.BoundedFile;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyDeletesTest {

    private static final int REPORTS = 1_000;
    private static final int EACH = 50;

    private TestProject project;

    /** End the manager as a kill does: nothing that it has still to do is done. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void fileAThousandReports(@TempDir Path root) throws IOException {
        project = new TestProject(root);
        for (int i = 0; i < REPORTS; i++) {
            ReportName name = new ReportName(id(i), Status.ALERT, 1, ReportName.Format.JSON);
            Files.write(
                    project.layout.filed(Status.ALERT).resolve(name.toString()),
                    ReportFile.of(Status.ALERT).id(i).bytes());
        }
    }

    @Test
    void logsEachOfAThousandDeletesBeforeItIsDoneWhateverIsKilledWhen() throws IOException {
        for (int from = 0; from < REPORTS; from += EACH) {
            ask(from);
            killed(3 + from / EACH * 5);
            assertEveryReportThatIsGoneIsLogged();
            project.pass();
        }

        assertThat(project.filed(Status.ALERT)).isEmpty();
        assertEveryReportThatIsGoneIsLogged();
        assertThat(new AuditChain(project.layout.audit()).verify()).isEmpty();
    }

    @Test
    void deletesAThousandByOneRequest() throws IOException {
        new DeleteRequest("f".repeat(32), ids(0, REPORTS), "ann", project.clock.instant(), "cleared")
                .writeInto(project.layout.input());

        assertThat(project.pass().deleted()).isEqualTo(REPORTS);
        assertThat(project.audit())
                .hasSize(REPORTS)
                .allSatisfy(line -> assertThat(line).contains("\"delete\"", ": cleared\""));
        assertThat(new AuditChain(project.layout.audit()).verify()).isEmpty();
    }

    private void assertEveryReportThatIsGoneIsLogged() throws IOException {
        String audit = String.join("\n", project.audit());
        String filed = String.join("\n", project.filed(Status.ALERT));
        assertThat(ids(0, REPORTS)).allMatch(id -> filed.contains(id) || audit.contains("\"id\":\"" + id + "\""));
    }

    /** Let a pass die at the {@code atRead}th look that it takes at a filed report. */
    private void killed(int atRead) {
        int[] reads = {0};
        assertThatThrownBy(() -> project.passReadingBy(path -> {
                    if (path.startsWith(project.layout.filed(Status.ALERT)) && ++reads[0] == atRead) {
                        throw new Killed();
                    }
                    return BoundedFile.onDisk().read(path);
                }))
                .isInstanceOf(Killed.class);
    }

    private void ask(int from) throws IOException {
        new DeleteRequest(id(0xf000 + from), ids(from, from + EACH), "ann", project.clock.instant())
                .writeInto(project.layout.input());
    }

    private static List<String> ids(int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int i = from; i < to; i++) {
            ids.add(id(i));
        }
        return ids;
    }

    private static String id(int number) {
        return String.format("%032x", number);
    }
}
