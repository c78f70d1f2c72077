package io.montty.runtime.monitor.screen;

import io.montty.runtime.monitor.fleet.Library;
import io.montty.runtime.monitor.fleet.Reading;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleTimelines;
import io.montty.runtime.monitor.fleet.Timeline;
import io.montty.runtime.monitor.fleet.Visit;
import io.montty.runtime.state.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answer what a test says. */
public final class FakeLibrary implements Library {

    public final Map<String, Reading> readings = new HashMap<>();
    public final Map<String, List<String>> raws = new HashMap<>();
    public final Map<HostKey, Timeline> timelines = new HashMap<>();
    public final Map<HostKey, SampleTimelines> pasts = new HashMap<>();
    public int looks;
    public @Nullable Visit visit;

    /** Let a report be read. */
    public void put(Reading reading) {
        readings.put(reading.ref().path(), reading);
    }

    @Override
    public Optional<Reading> read(ReportRef ref) {
        return Optional.ofNullable(readings.get(ref.path()));
    }

    @Override
    public List<String> raw(ReportRef ref) {
        return raws.getOrDefault(ref.path(), List.of("it is gone"));
    }

    @Override
    public Timeline timeline(HostKey host, Instant from, Duration width, int count) {
        looks++;
        SampleTimelines past = pasts.get(host);
        if (past != null) {
            return past.of(from, width, count);
        }
        return timelines.getOrDefault(host, new Timeline(from, width, List.of(), List.of(), "there is no history"));
    }

    @Override
    public Optional<Visit> lastVisit() {
        return Optional.ofNullable(visit);
    }
}
