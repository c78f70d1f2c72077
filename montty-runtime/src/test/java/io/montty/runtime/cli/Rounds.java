package io.montty.runtime.cli;

import io.montty.api.report.Report;
import io.montty.runtime.MovingClock;
import io.montty.runtime.cli.CheckOptions.Switch;
import io.montty.runtime.report.ReportReader;
import io.montty.runtime.transport.Patience;
import io.montty.runtime.transport.Pause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Let a checker that stays do round after round in the test's own process, at the times that the test says. */
final class Rounds implements AutoCloseable {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final TestProject project;
    private final MovingClock clock = new MovingClock(CliRun.NOW);
    private Pause pause = duration -> {};
    private Optional<LivePreparation> live = Optional.empty();
    private Optional<RunWatch> watch = Optional.empty();
    private Optional<Courier> courier = Optional.empty();

    /** Lay out a project in {@code folder}. */
    Rounds(Path folder) throws IOException {
        this.project = new TestProject(Files.createDirectory(folder.resolve("project")));
    }

    TestProject project() {
        return project;
    }

    Instant now() {
        return clock.instant();
    }

    void setTo(Instant time) {
        clock.setTo(time);
    }

    /** Wait for servers by {@code other}. */
    void pauseBy(Pause other) {
        pause = other;
    }

    /** Let the time of the next round come, and do it. */
    void next(CheckRound round) throws Exception {
        clock.setTo(round.next(now()));
        round.prepare();
        round.run();
    }

    @Override
    public void close() {
        live.ifPresent(LivePreparation::close);
        watch.ifPresent(RunWatch::close);
        courier.ifPresent(Courier::close);
    }

    /** Begin. */
    CheckRound begin() {
        return begin(Switch.WATCH);
    }

    /** Begin as these options say. */
    CheckRound begin(Switch... switches) {
        CliEnvironment environment = environment();
        CheckOptions options = CheckOptions.of(project.root(), switches);
        LivePreparation prepared = new LivePreparation(new RunPlace(environment, project.layout()), options);
        Courier carrier = new Courier(environment);
        RunWatch over = environment.exit().watch(environment);
        live = Optional.of(prepared);
        courier = Optional.of(carrier);
        watch = Optional.of(over);
        return new CheckRound(environment, patience(), options, prepared, over, carrier);
    }

    /** Return what they run in. */
    CliEnvironment environment() {
        return new CliEnvironment(
                project.root(),
                Path.of("/"),
                Optional.empty(),
                Map.of(),
                "tester",
                clock,
                false,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ExitGuard());
    }

    Patience patience() {
        return new Patience(Patience.REMOTE, duration -> pause.rest(duration), new Random(1));
    }

    String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** They are handed in beside the rounds. */
    List<Report> awaitReports(int count) throws Exception {
        while (project.reports().size() < count) {
            Thread.sleep(10); // the test's deadline bounds it
        }
        List<Report> reports = new ArrayList<>();
        for (Path file : project.reports()) {
            reports.add(new ReportReader().read(Files.readAllBytes(file)));
        }
        reports.sort(Comparator.comparing(Report::at));
        return reports;
    }
}
