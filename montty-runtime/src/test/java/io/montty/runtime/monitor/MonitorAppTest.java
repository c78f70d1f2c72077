package io.montty.runtime.monitor;

import static io.montty.runtime.monitor.fleet.SampleReports.NOW;
import static io.montty.runtime.monitor.fleet.SampleReports.check;
import static io.montty.runtime.monitor.fleet.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryFile;
import io.montty.runtime.monitor.filter.Filter;
import io.montty.runtime.monitor.io.ProjectFixture;
import io.montty.runtime.monitor.screen.Preferences;
import io.montty.runtime.monitor.terminal.RecordingControl;
import io.montty.runtime.monitor.text.WindowSize;
import io.montty.runtime.monitor.view.ColorDepth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class MonitorAppTest {

    /** How long a delete can be undone, in milliseconds. */
    private static final long UNDO = 10_000;

    @TempDir
    Path root;

    private final RecordingControl control = new RecordingControl(new WindowSize(80, 24));
    private final AtomicLong skipped = new AtomicLong();
    private final ScreenBytes screen = new ScreenBytes();
    private final PipedOutputStream keys = new PipedOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private ProjectFixture project;

    @BeforeEach
    void layOut() throws IOException {
        project = new ProjectFixture(root);
    }

    @Test
    void showsAReportDeletesItAndQuits() throws Exception {
        project.file('a', Status.ALERT, report(Status.ALERT, check("Disk", Status.ALERT, "full")), NOW);
        CompletableFuture<Integer> exit = start();
        screen.await("db-03.prod.example");
        press('d');
        screen.await("Delete");
        press('y');
        screen.await("pending");
        skipped.addAndGet(UNDO);
        awaitRequest();
        press('q');

        assertThat(exit.get()).isEqualTo(MonitorApp.DONE);
        assertThat(screen.text()).endsWith("\u001b[?1049l");
        assertThat(control.calls()).endsWith("restore saved");
        assertThat(requests()).singleElement().asString().contains("\"by\":\"kim\"", "a".repeat(32));
        assertThat(errors.size()).isZero();
    }

    @Test
    void showsAnAlertThatArrivesWhileItRuns() throws Exception {
        CompletableFuture<Integer> exit = start();
        screen.await("Awaiting");
        project.file('b', Status.ALERT, report(Status.ALERT, check("Disk", Status.ALERT, "full")), NOW);
        screen.await("db-03.prod.example");
        press('q');

        assertThat(exit.get()).isEqualTo(MonitorApp.DONE);
    }

    @Test
    void saysWhyADeleteCouldNotBeAskedFor() throws Exception {
        project.file('a', Status.ALERT, report(Status.ALERT), NOW);
        Files.delete(project.layout().input());
        CompletableFuture<Integer> exit = start();
        screen.await("db-03.prod.example");
        press('d');
        screen.await("Delete");
        press('y');
        screen.await("pending");
        skipped.addAndGet(UNDO);
        screen.await("the manager could");
        press('q');

        assertThat(exit.get()).isEqualTo(MonitorApp.DONE);
    }

    @Test
    void endsWithoutATerminalInOneLine() {
        control.refuse("take");

        assertThat(app(InputStream.nullInputStream()).run()).isEqualTo(MonitorApp.NO_TERMINAL);
        assertThat(screen.text()).isEmpty();
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("montty monitor: no terminal to run in (not a tty);"
                        + " without one use: montty monitor --plain [--follow]\n");
    }

    @Test
    void givesTheTerminalBackWhenItHangsUp() {
        assertThat(app(InputStream.nullInputStream()).run()).isEqualTo(MonitorApp.DONE);
        assertThat(control.calls()).endsWith("restore saved");
    }

    @Test
    void givesTheTerminalBackBeforeItTellsOfItsOwnFault() throws Exception {
        CompletableFuture<Integer> exit = start();
        screen.await("Awaiting");
        screen.breakNow();
        press('?');

        assertThat(exit.get()).isEqualTo(MonitorApp.FAULT);
        assertThat(control.calls()).endsWith("restore saved");
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .startsWith("montty monitor: a fault of MonTTY's own ended it:")
                .contains("broken on purpose at ")
                .hasLineCount(1);
    }

    private CompletableFuture<Integer> start() throws IOException {
        MonitorApp app = app(new PipedInputStream(keys));
        return CompletableFuture.supplyAsync(app::run);
    }

    private MonitorApp app(InputStream in) {
        return new MonitorApp(
                new MonitorSettings(
                        project.layout(),
                        "mon01",
                        "kim",
                        ColorDepth.COLORS_256,
                        StandardCharsets.UTF_8,
                        "xterm",
                        "2.0.0",
                        false,
                        new HistoryFile(project.layout().history(), Optional.empty()),
                        new UserFiles(root, root, root.resolve("state")),
                        Preferences.DEFAULT,
                        () -> List.of("all is well"),
                        new MonitorStart(Filter.ALL, true)),
                new MonitorTerminal(control, in, screen),
                Clock.fixed(NOW, ZoneOffset.UTC),
                () -> System.nanoTime() / 1_000_000 + skipped.get(),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    private void press(char key) throws IOException {
        keys.write(key);
        keys.flush();
    }

    private void awaitRequest() throws IOException {
        while (isEmpty(project.layout().input())) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private Stream<String> requests() throws IOException {
        try (Stream<Path> files = Files.list(project.layout().input())) {
            return files.toList().stream().map(MonitorAppTest::content);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
