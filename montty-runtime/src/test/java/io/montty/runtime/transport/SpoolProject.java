package io.montty.runtime.transport;

import io.montty.api.Status;
import io.montty.runtime.MovingClock;
import io.montty.runtime.store.ProjectLayout;
import io.montty.runtime.store.ReportName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Lay out a spool for a test, with a clock that the test moves and waits that take no time. */
final class SpoolProject {

    static final Instant START = Instant.parse("2026-11-22T09:38:11Z");

    private final ProjectLayout layout;
    private final MovingClock clock = new MovingClock(START);
    private int reports;

    /** How long senders would have waited. */
    private final List<Duration> rests = new ArrayList<>();

    SpoolProject(Path folder) throws IOException {
        layout = new ProjectLayout(folder);
        Files.createDirectories(layout.spool());
    }

    ProjectLayout layout() {
        return layout;
    }

    List<Duration> rests() {
        return rests;
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    Spool spool() {
        return new Spool(layout, clock);
    }

    Spool spool(SpoolLimits limits, SpoolLimits dead) {
        return new Spool(layout, clock, limits, dead);
    }

    Sender sender(Delivery delivery) {
        return new Sender(spool(), delivery, patience());
    }

    Patience patience() {
        return new Patience(Patience.REMOTE, rests::add, new Random(1));
    }

    /** Keep a report of {@code status}, made now, and let a second pass. */
    ReportName add(Status status) throws IOException {
        return add(spool(), status);
    }

    ReportName add(Spool spool, Status status) throws IOException {
        ReportName name = name(++reports, status);
        spool.add(clock.instant(), name, body(name));
        pass(Duration.ofSeconds(1));
        return name;
    }

    static ReportName name(int number, Status status) {
        return new ReportName(String.format("%032x", number), status, 1795381922L, ReportName.Format.JSON);
    }

    static byte[] body(ReportName name) {
        return ("report " + name.id()).getBytes(StandardCharsets.UTF_8);
    }

    List<ReportName> waiting() throws IOException {
        return spool().waiting().stream().map(SpooledReport::name).toList();
    }

    /** Return the names of the files in {@code folder}, hidden ones too. */
    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
