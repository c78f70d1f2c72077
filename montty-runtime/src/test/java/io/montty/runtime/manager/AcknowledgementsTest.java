package io.montty.runtime.manager;

import static io.montty.runtime.manager.AskedProject.ID;
import static io.montty.runtime.manager.AskedProject.REQUEST;
import static io.montty.runtime.manager.AskedProject.WEB1;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent;
import io.montty.runtime.request.AcknowledgeRequest;
import io.montty.runtime.request.UnacknowledgeRequest;
import io.montty.runtime.state.Acknowledgement;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgementsTest {

    private AskedProject asked;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        asked = new AskedProject(root);
    }

    @Test
    void bindsToWhatTheCheckSays() throws IOException {
        Instant until = asked.now().plus(Duration.ofHours(8));

        PassResult result = asked.pass(acknowledge(WEB1, "host.disk", until));

        assertThat(result.notes()).isEmpty();
        assertThat(asked.known("host.disk").acknowledgement())
                .isEqualTo(
                        new Acknowledgement("bob", "a new disk comes", asked.now(), until, "alert completed # % used"));
        assertThat(asked.project.inbox()).isEmpty();
        assertThat(asked.events).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(HistoryEvent.Kind.ACKNOWLEDGED);
            assertThat(event.text()).isEqualTo("bob: a new disk comes");
            assertThat(event.to()).isEqualTo(Status.ALERT);
        });
    }

    @Test
    void saysInTheAuditLogWhoAcknowledgedWhatAndWhy() throws IOException {
        asked.pass(acknowledge(WEB1, "host.disk", null));

        assertThat(asked.project.audit())
                .singleElement()
                .asString()
                .contains(
                        "\"what\":\"acknowledge\",\"by\":\"ann\",\"owner\":\"",
                        "\"host\":\"web1\",\"check\":\"host.disk\",\"status\":\"ALERT\"",
                        "\"why\":\"request " + ID + ": a new disk comes\"");
    }

    @Test
    void doesTheSameAgainAfterAKill() throws IOException {
        asked.pass(acknowledge(WEB1, "host.disk", null));
        Acknowledgement first = asked.known("host.disk").acknowledgement();

        asked.pass(acknowledge(WEB1, "host.disk", null));

        assertThat(asked.known("host.disk").acknowledgement()).isEqualTo(first);
    }

    @Test
    void acknowledgesNothingWhileTheAuditLogCannotBeWritten() throws IOException {
        Files.write(asked.project.layout.audit(), new byte[0]);

        PassResult result = asked.pass(acknowledge(WEB1, "host.disk", null));

        assertThat(result.problems()).anyMatch(problem -> problem.contains(REQUEST + " stays in REPORTS/_input"));
        assertThat(asked.known("host.disk").acknowledgement()).isNull();
    }

    @Test
    void saysThatThereIsNoSuchProblem() throws IOException {
        asked.know(asked.check("host.disk", Status.OKAY));

        for (AcknowledgeRequest request : new AcknowledgeRequest[] {
            acknowledge(WEB1, "host.disk", null),
            acknowledge(WEB1, "host.*", null),
            acknowledge(HostKey.unverified("web1"), "host.disk", null)
        }) {
            PassResult result = asked.pass(request);

            assertThat(result.notes())
                    .containsExactly(new PassResult.NamedFile(
                            REQUEST, "there is no problem " + request.check() + " of " + request.host()));
        }
        assertThat(asked.project.audit())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("\"what\":\"no_such_problem\""));
        assertThat(asked.known("host.disk").acknowledgement()).isNull();
        assertThat(asked.project.inbox()).isEmpty();
    }

    @Test
    void endsWhatAPersonEnds() throws IOException {
        asked.pass(acknowledge(WEB1, "host.disk", null));
        UnacknowledgeRequest end = new UnacknowledgeRequest(ID, WEB1, "host.disk", "ann", asked.now());

        assertThat(asked.pass(end).notes()).isEmpty();
        assertThat(asked.known("host.disk").acknowledgement()).isNull();
        assertThat(asked.events)
                .last()
                .satisfies(event -> assertThat(event.kind()).isEqualTo(HistoryEvent.Kind.REOPENED));
        assertThat(asked.project.audit().get(1)).contains("\"what\":\"unacknowledge\"");

        assertThat(asked.pass(end).notes())
                .containsExactly(new PassResult.NamedFile(REQUEST, "nobody acknowledged host.disk of web1"));
    }

    private AcknowledgeRequest acknowledge(HostKey host, String check, @Nullable Instant until) {
        return new AcknowledgeRequest(ID, host, check, "a new disk comes", "bob", until, "ann", asked.now());
    }
}
