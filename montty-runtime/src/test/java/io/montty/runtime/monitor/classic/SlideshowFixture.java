package io.montty.runtime.monitor.classic;

import static io.montty.runtime.monitor.fleet.SampleReports.ref;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.ReportTime;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.WindowSize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** Drive a slideshow of made-up reports. */
abstract class SlideshowFixture {

    static final WindowSize SIZE = new WindowSize(80, 24);
    static final int ROWS = SIZE.slideRows();
    static final long LINE = Pace.CLASSIC.line();
    static final long LEAST = Pace.CLASSIC.least();

    final ReportRef alert = ref('a', Status.ALERT, 3);
    final ReportRef warn = ref('b', Status.WARN, 2);
    final ReportRef okay = ref('c', Status.OKAY, 1);
    final Map<ReportRef, Integer> lengths = new HashMap<>();
    final Slideshow show = new Slideshow(this::load, Pace.CLASSIC, SIZE);
    long now = 1_000_000;

    void put(ReportRef... refs) {
        show.update(new Snapshot(List.of(refs), null, List.of()), now);
    }

    @BeforeEach
    void putOnTheScreen() {
        show.stand(true, false, now);
    }

    void step() {
        now = show.nextStep().orElseThrow();
        show.advance(now);
    }

    Scene scene() {
        return show.scene();
    }

    ReportRef shown() {
        return Optional.ofNullable(scene().slide()).orElseThrow().ref();
    }

    /** Make a slide of as many lines as the test says, 1 if it does not; a negative length has vanished. */
    Optional<Slide> load(ReportRef ref) {
        int length = lengths.getOrDefault(ref, 1);
        if (length < 0) {
            return Optional.empty();
        }
        List<Line> body = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            body.add(Line.of(0, "line " + i, Role.PLAIN));
        }
        return Optional.of(new Slide(ref, "host", "192.0.2.1", ReportTime.UNKNOWN, body));
    }
}
