package io.montty.runtime.monitor;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.io.DeleteJournal;
import io.montty.runtime.monitor.io.DeleteOrders;
import io.montty.runtime.monitor.io.ExportFile;
import io.montty.runtime.monitor.io.ProjectFixture;
import io.montty.runtime.monitor.io.Requests;
import io.montty.runtime.monitor.io.Visits;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import io.montty.runtime.monitor.screen.Effect;
import io.montty.runtime.monitor.screen.Preferences;
import io.montty.runtime.request.DeleteRequest;
import io.montty.runtime.state.HostKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PerformerTest {

    private static final ReportRef REPORT = SampleFleet.report(0, Status.ALERT, 3);
    private static final String ID = String.valueOf(REPORT.id());
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path root;

    private final ConsoleFixture fixture = new ConsoleFixture(80, 24);
    private int requests;
    private int visits;
    private ProjectFixture project;
    private DeleteJournal journal;

    @BeforeEach
    void layOut() throws IOException {
        project = new ProjectFixture(root.resolve("project"));
        journal = new DeleteJournal(root.resolve("state"), project.layout().root(), "kim");
        fixture.put(new SampleFleet().host("db-03", Standing.ALERT, 3).reports("db-03", Status.ALERT, 1, 3));
    }

    private void perform(Effect effect) {
        Requests asking = new Requests(project.layout(), CLOCK, "kim", () -> String.format("%032x", requests++));
        new Performer(
                        asking,
                        new DeleteOrders(asking, journal, CLOCK),
                        new ExportFile(root, root.resolve("home")),
                        new Visits(Optional.empty(), Path.of("/nonexistent")),
                        () -> visits++)
                .perform(effect, fixture.console, fixture.now());
    }

    private String message() {
        return fixture.console.message();
    }

    private List<Path> inbox() throws IOException {
        try (Stream<Path> files = Files.list(project.layout().input())) {
            return files.sorted().toList();
        }
    }

    @Test
    void writesTheJournalAndAsksTheManager() throws IOException {
        perform(new Effect.Delete(List.of(ID), "ALERT of db-03"));

        assertThat(inbox()).singleElement().asString().endsWith(".request.json");
        assertThat(journal.recent(NOW)).containsOnlyKeys(ID);
        assertThat(fixture.console.deletes().isClosing(REPORT)).isTrue();
        assertThat(message()).isEqualTo("asked the manager to delete ALERT of db-03");
    }

    @Test
    void asksAllTheSameIfTheJournalCannotBeWritten() throws IOException {
        Files.writeString(root.resolve("state"), "a file in its place");
        perform(new Effect.Delete(List.of(ID), "ALERT of db-03"));

        assertThat(inbox()).hasSize(1);
        assertThat(message()).startsWith("asked the manager to delete ALERT of db-03, but that could not be written");
        assertThat(fixture.console.deletes().isClosing(REPORT)).isTrue();
    }

    @Test
    void bringsBackWhatCouldNotBeAskedFor() throws IOException {
        Files.delete(project.layout().input());
        perform(new Effect.Delete(List.of(ID), "ALERT of db-03"));

        assertThat(fixture.console.deletes().isClosing(REPORT)).isFalse();
        assertThat(message()).startsWith("the manager could not be asked to delete ALERT of db-03, so it stays: ");
        assertThat(journal.recent(NOW)).isEmpty();
    }

    @Test
    void asksForAsManyAtOnceAsARequestMayName() throws IOException {
        List<String> ids = IntStream.range(0, DeleteRequest.MOST + 1)
                .mapToObj(number -> String.format("%032x", number))
                .toList();
        perform(new Effect.Delete(ids, "all"));

        assertThat(inbox()).hasSize(2);
        assertThat(journal.recent(NOW)).hasSize(DeleteRequest.MOST + 1);
    }

    @Test
    void showsWhatAnEarlierMonitorAskedForAsClosing() throws IOException {
        Clock before = Clock.offset(CLOCK, Duration.ofSeconds(-100));
        Requests asking = new Requests(project.layout(), before, "kim", () -> "f".repeat(32));
        new DeleteOrders(asking, journal, before).delete(new Effect.Delete(List.of(ID), "it"));
        new Remembered(journal, Preferences.DEFAULT).tell(fixture.console, fixture.now());

        assertThat(fixture.console.deletes().isClosing(REPORT)).isTrue();
        assertThat(fixture.console.deletes().isOverdue(fixture.now())).isFalse();
        fixture.pass(80_000);
        assertThat(fixture.console.deletes().isOverdue(fixture.now())).isTrue();
    }

    @Test
    void saysAtTheStartThatPreferencesAreWrong() {
        Preferences wrong = new Preferences(
                "safe", "auto", false, true, true, "status", Map.of(), "~/x", List.of("line 1: no", "line 2: no"));
        new Remembered(journal, wrong).tell(fixture.console, fixture.now());

        assertThat(message()).isEqualTo("2 mistakes in ~/x; :preferences shows them");
    }

    @Test
    void asksTheManagerToAcknowledge() throws IOException {
        HostKey host = HostKey.known("db-03");
        perform(new Effect.Acknowledge(host, List.of("disk", "dnf"), "kim", "new disk", null));

        assertThat(inbox()).hasSize(2);
        assertThat(message()).contains("at its next run");
        perform(new Effect.Unacknowledge(host, List.of("disk")));
        assertThat(inbox()).hasSize(3);
    }

    @Test
    void saysThatTheManagerCouldNotBeAsked() throws IOException {
        Files.delete(project.layout().input());
        perform(new Effect.Unacknowledge(HostKey.known("db-03"), List.of("disk")));

        assertThat(message()).startsWith("the manager could not be asked: ");
    }

    @Test
    void exportsIntoANewFileOfTheOwnersAlone() throws IOException {
        perform(new Effect.Export("fleet.txt", List.of("one", "two")));

        assertThat(root.resolve("fleet.txt")).hasContent("one\ntwo");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("fleet.txt"))))
                .isEqualTo("rw-------");
        assertThat(message()).isEqualTo("wrote 2 lines to " + root.resolve("fleet.txt"));

        perform(new Effect.Export("fleet.txt", List.of("three")));
        assertThat(message()).endsWith("is there already; name another");
        assertThat(root.resolve("fleet.txt")).hasContent("one\ntwo");
    }

    @Test
    void saysWhyNothingWasExported() {
        perform(new Effect.Export("no/such/folder/x", List.of("one")));
        assertThat(message()).startsWith("export failed: ").endsWith("no such file or folder");

        perform(new Effect.Export("~/x", List.of("one")));
        assertThat(message()).contains(root.resolve("home/x").toString());
    }

    @Test
    void callsTheDoctor() {
        perform(new Effect.Doctor());

        assertThat(visits).isOne();
    }
}
