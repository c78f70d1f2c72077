package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.manager.problem.Progress;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.AuditLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndedAcknowledgementsTest {

    @Test
    void putsOnRecordThatAProblemIsOpenAgain(@TempDir Path root) throws IOException {
        TestProject project = new TestProject(root);
        PassLog log = new PassLog();
        HistoryEvent changed = event(project, Kind.CHANGED, "it is ALERT");
        HistoryEvent reopened = event(project, Kind.REOPENED, "the acknowledgement of ann was of another result");

        new EndedAcknowledgements(new AuditLog(project.layout.audit(), project.clock), log)
                .record(new Progress(List.of(), List.of(changed, reopened), List.of(), List.of()));

        assertThat(project.audit())
                .singleElement()
                .asString()
                .contains("\"what\":\"acknowledgement_ended\"", "\"host\":\"web1\"", "\"status\":\"ALERT\"")
                .contains("\"why\":\"host.disk: the acknowledgement of ann was of another result\"");
        assertThat(log.result().problems()).isEmpty();
    }

    private static HistoryEvent event(TestProject project, Kind kind, String text) {
        return new HistoryEvent(
                project.clock.instant(), HostKey.known("web1"), "host.disk", kind, null, Status.ALERT, text, "f");
    }
}
