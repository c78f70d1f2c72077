package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.store.AuditChain;
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

    private TestProject project;

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
    void deletesAThousandByOneRequest() throws IOException {
        new DeleteRequest("f".repeat(32), ids(0, REPORTS), "ann", project.clock.instant(), "cleared")
                .writeInto(project.layout.input());

        assertThat(project.pass().deleted()).isEqualTo(REPORTS);
        assertThat(project.audit())
                .hasSize(REPORTS)
                .allSatisfy(line -> assertThat(line).contains("\"delete\"", ": cleared\""));
        assertThat(new AuditChain(project.layout.audit()).verify()).isEmpty();
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
