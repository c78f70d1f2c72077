package io.montty.runtime.monitor.io;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RequestsTest {

    private static final String REQUEST = "f".repeat(32);
    private static final String REPORT = "a".repeat(32);

    @TempDir
    Path root;

    @Test
    void putsOneReportInTheNameOfTheUserIntoTheInbox() throws IOException {
        ProjectFixture project = new ProjectFixture(root);

        requests(project).delete(List.of(REPORT));

        assertThat(project.layout().input().resolve(REQUEST + ".request.json"))
                .content()
                .contains("\"delete\"", REPORT, "\"by\":\"kim\"", NOW.toString());
    }

    @Test
    void saysSoIfTheInboxIsMissing() throws IOException {
        ProjectFixture project = new ProjectFixture(root);
        Files.delete(project.layout().input());

        assertThatThrownBy(() -> requests(project).delete(List.of(REPORT))).isInstanceOf(IOException.class);
    }

    private static Requests requests(ProjectFixture project) {
        return new Requests(project.layout(), Clock.fixed(NOW, ZoneOffset.UTC), "kim", () -> REQUEST);
    }
}
