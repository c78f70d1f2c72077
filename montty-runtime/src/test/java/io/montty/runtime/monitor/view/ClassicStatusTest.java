package io.montty.runtime.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.classic.Scene;
import io.montty.runtime.monitor.classic.Slideshow;
import io.montty.runtime.monitor.fleet.Snapshot;
import io.montty.runtime.monitor.text.Line;
import io.montty.runtime.monitor.text.Role;
import io.montty.runtime.monitor.text.Span;
import io.montty.runtime.monitor.text.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassicStatusTest {

    private static final Instant NOW = Instant.parse("2026-01-31T08:15:00Z");

    @ParameterizedTest
    @CsvSource({
        "80, 12, false, '', manager last ran <1m ago",
        "80, 180, false, '', manager last ran 3m ago",
        "80, 181, false, '', manager silent for 3m",
        "80, 7300, false, '', manager silent for 2h",
        "80, 12, true, '', manager not running? last ran <1m ago",
        "40, 12, false, a very long word of news that is here, manager <1m ago",
        "40, 12, true, a very long word of news that is here, manager <1m ago?",
        "40, 7300, true, a very long word of news that is here, manager silent for 2h",
    })
    void alwaysSaysHowLongAgoTheManagerRan(int columns, int age, boolean overdue, String news, String expected) {
        Line line = ClassicStatus.of(scene(columns, NOW.minusSeconds(age), overdue, news), columns, NOW);

        assertThat(line.text()).endsWith(" " + expected).hasSize(columns);
    }

    @Test
    void makesAWarningOfSilence() {
        Instant then = NOW.minus(Duration.ofHours(2));

        assertThat(ClassicStatus.of(scene(80, then, false, ""), 80, NOW).spans())
                .contains(new Span("manager silent for 2h", Role.NOTICE));
        assertThat(ClassicStatus.of(scene(80, NOW, false, ""), 80, NOW).spans())
                .contains(new Span("manager last ran <1m ago", Role.PLAIN));
    }

    @Test
    void saysThatTheManagerNeverRan() {
        assertThat(ClassicStatus.of(scene(80, null, false, ""), 80, NOW).text()).endsWith(" manager never ran");
    }

    private static Scene scene(int columns, @Nullable Instant lastRun, boolean overdue, String message) {
        return new Scene(
                new WindowSize(columns, 24),
                Slideshow.Overlay.NONE,
                null,
                List.of(),
                0,
                0,
                0,
                false,
                overdue,
                "",
                message,
                null,
                new Snapshot(List.of(), lastRun, List.of()));
    }
}
