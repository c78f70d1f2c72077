package io.montty.runtime.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.manager.problem.Progress;
import io.montty.runtime.state.CheckState;
import io.montty.runtime.state.Contact;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.state.HostState;
import io.montty.runtime.state.HostStates;
import io.montty.runtime.store.Digest;
import io.montty.runtime.store.SeenEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VanishedChecksTest {

    private static final Instant NOW = Instant.parse("2026-01-31T08:15:00Z");
    private static final HostKey HOST = HostKey.known("web1");
    private static final String REPORT = "c".repeat(32);

    private final List<String> calls = new ArrayList<>();
    private final VanishedChecks vanishedChecks = new VanishedChecks(new Conditions() {
        @Override
        public String raise(HostKey host, Condition condition) {
            calls.add("raise " + host + " " + condition.check() + " " + condition.status() + " " + condition.since());
            return REPORT;
        }

        @Override
        public void clear(HostKey host, String id) {
            calls.add("clear " + host + " " + id);
        }
    });

    @Test
    void saysOfEachCheckThatItVanished() throws IOException {
        CheckState gone = check("host.disk", NOW, "a report of the host");

        HostState after = vanishedChecks.settle(
                state(gone, check("other", null, "x")),
                new Progress(List.of(gone), List.of(), List.of(gone), List.of()));

        assertThat(calls).containsExactly("raise web1 montty.vanished/host.disk WARN " + NOW);
        assertThat(after.check("host.disk").orElseThrow().report()).isEqualTo(REPORT);
        assertThat(after.checks()).hasSize(2);
        assertThat(VanishedChecks.toldBy(after, REPORT)).isPresent();
    }

    @Test
    void takesThatBackWhenTheCheckIsThereAgain() throws IOException {
        CheckState was = check("host.disk", NOW, REPORT);
        HostState state = state(check("host.disk", null, "x"));

        assertThat(vanishedChecks.settle(state, new Progress(state.checks(), List.of(), List.of(), List.of(was))))
                .isEqualTo(state);
        assertThat(calls).containsExactly("clear web1 " + REPORT);
    }

    @Test
    void saysOfTwentyAtMostByAReportEach() throws IOException {
        List<CheckState> gone = IntStream.range(0, 50)
                .mapToObj(number -> check("check" + number, NOW, "x"))
                .toList();
        HostState state = state(gone.toArray(CheckState[]::new));

        HostState after = vanishedChecks.settle(state, new Progress(state.checks(), List.of(), gone, List.of()));

        assertThat(calls).hasSize(20);
        assertThat(after.checks()).hasSize(50).allMatch(CheckState::isProblem);
    }

    @Test
    void forgetsACheckWhenAPersonDeletesTheReportThatItVanished(@TempDir Path root) throws IOException {
        TestProject project = new TestProject(root);
        ReportFile report = ReportFile.of(Status.WARN);
        project.put(report);
        project.pass();
        Files.writeString(
                project.layout.seen().resolve(report.id()),
                new SeenEntry(Digest.of(report.bytes()), "web1", "").line());
        HostStates states = new HostStates(project.layout.hosts());
        states.put(state(check("host.disk", NOW, report.id()), check("other", null, report.id())), NOW);

        project.ask(report.id());
        project.pass();

        assertThat(project.filed(Status.WARN)).isEmpty();
        assertThat(states.find(HOST).orElseThrow().checks())
                .extracting(CheckState::id)
                .containsExactly("other");
    }

    private static HostState state(CheckState... checks) {
        return new HostState(HOST, Contact.first(NOW), List.of(checks));
    }

    private static CheckState check(String id, @Nullable Instant vanished, String report) {
        return new CheckState(
                id,
                id,
                Set.of(),
                CheckState.Kind.CHECK,
                Status.OKAY,
                NOW,
                NOW,
                NOW,
                0,
                "fine",
                "completed",
                "",
                "O",
                false,
                report,
                null,
                vanished);
    }
}
