package io.montty.runtime.manager;

import static io.montty.runtime.manager.AskedProject.ID;
import static io.montty.runtime.manager.AskedProject.REQUEST;
import static io.montty.runtime.manager.AskedProject.WEB1;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.request.DowntimeRequest;
import io.montty.runtime.request.EndDowntimeRequest;
import io.montty.runtime.request.ForgetCheckRequest;
import io.montty.runtime.request.RenameRequest;
import io.montty.runtime.request.RetireRequest;
import io.montty.runtime.state.Downtime;
import io.montty.runtime.state.DowntimeScope;
import io.montty.runtime.state.Downtimes;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DowntimeChangesTest {

    private static final String OTHER = "e".repeat(32);

    private AskedProject asked;

    @BeforeEach
    void layOut(@TempDir Path root) throws IOException {
        asked = new AskedProject(root);
    }

    @Test
    void takesADowntimeDownOnce() throws IOException {
        asked.pass(downtime());
        asked.pass(downtime());

        assertThat(downtimes().all()).containsExactly(downtime().downtime());
        assertThat(downtimes().covering(WEB1, "host.disk", Set.of(), asked.now()))
                .isPresent();
        assertThat(asked.project.audit().get(0))
                .contains("\"what\":\"downtime\"", "\"id\":\"" + ID + "\"", "\"host\":\"web*\"", ": new kernel\"");
    }

    @Test
    void endsADowntimeWhenAPersonSaysSo() throws IOException {
        asked.pass(downtime());
        asked.project.clock.pass(Duration.ofMinutes(5));

        assertThat(asked.pass(new EndDowntimeRequest(OTHER, ID, "ann", asked.now()))
                        .notes())
                .isEmpty();

        assertThat(downtimes().find(ID).orElseThrow().hasEnded(asked.now())).isTrue();
        assertThat(asked.project.audit().get(1)).contains("\"what\":\"end_downtime\"");
    }

    @Test
    void saysThatThereIsNoSuchDowntime() throws IOException {
        PassResult result = asked.pass(new EndDowntimeRequest(ID, OTHER, "ann", asked.now()));

        assertThat(result.notes()).containsExactly(new PassResult.NamedFile(REQUEST, "no such downtime: " + OTHER));
        assertThat(asked.project.audit()).singleElement().asString().contains("no_such_downtime");
    }

    @Test
    void leavesARequestWhereTheDowntimesAreDamagedAndSaysWhatToDo() throws IOException {
        Files.writeString(asked.project.layout.downtimes(), "{");

        PassResult result = asked.pass(downtime());

        assertThat(result.problems())
                .anyMatch(problem -> problem.contains("downtimes.json is damaged") && problem.contains("move it away"));
        assertThat(asked.project.inbox()).containsExactly(REQUEST);
        assertThat(asked.project.layout.downtimes()).hasContent("{");
    }

    @Test
    void asksTheRegistryForWhatConcernsAHost() throws IOException {
        HostKey none = HostKey.known("db1");
        assertThat(asked.pass(new RetireRequest(ID, none, "ann", asked.now())).notes())
                .hasSize(1);
        assertThat(asked.pass(new RenameRequest(ID, none, WEB1, "ann", asked.now()))
                        .notes())
                .hasSize(1);
        assertThat(asked.pass(new ForgetCheckRequest(ID, WEB1, "host.disk", "ann", asked.now()))
                        .notes())
                .isEmpty();

        assertThat(asked.states.find(WEB1).orElseThrow().checks()).isEmpty();
        assertThat(String.join("\n", asked.project.audit()))
                .contains("\"retire\"", "\"rename\"", "to web1, request " + ID, "\"forget_check\"");
    }

    private Downtimes downtimes() throws IOException {
        return Downtimes.read(asked.project.layout.downtimes());
    }

    private DowntimeRequest downtime() {
        DowntimeScope scope = new DowntimeScope("web*", "", "");
        Downtime downtime =
                new Downtime(ID, scope, asked.now(), asked.now().plus(Duration.ofHours(2)), null, "ann", "new kernel");
        return new DowntimeRequest(downtime, asked.now());
    }
}
