package io.montty.runtime.monitor.io;

import io.montty.runtime.monitor.fleet.Library;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Timeline;
import io.montty.runtime.monitor.fleet.Visit;
import io.montty.runtime.state.HostKey;
import io.montty.runtime.store.ProjectLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Look things up in a project directory. */
public final class Shelves implements Library {

    private final Readings readings;
    private final RawText raw;
    private final Timelines timelines;
    private final Visits visits;

    /** Look things up in {@code layout}. */
    public Shelves(ProjectLayout layout, Timelines timelines, Visits visits) {
        this.readings = new Readings(layout);
        this.raw = new RawText(layout);
        this.timelines = timelines;
        this.visits = visits;
    }

    @Override
    public Optional<Reading> read(ReportRef ref) {
        return readings.read(ref);
    }

    @Override
    public List<String> raw(ReportRef ref) {
        return raw.of(ref);
    }

    @Override
    public Timeline timeline(HostKey host, Instant from, Duration width, int count) {
        return timelines.of(host, from, width, count);
    }

    @Override
    public Optional<Visit> lastVisit() {
        return visits.last();
    }
}
