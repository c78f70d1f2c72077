package io.montty.runtime.monitor.terminal;

import static io.montty.runtime.monitor.fleet.SampleReadings.lines;
import static io.montty.runtime.monitor.fleet.SampleReadings.reading;
import static io.montty.runtime.monitor.fleet.SampleReports.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.montty.api.Status;
import io.montty.runtime.monitor.fleet.ReportRef;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import io.montty.runtime.monitor.text.WindowSize;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DetailBytesTest {

    private static final WindowSize SIZE = new WindowSize(120, 40);
    private static final ReportRef REPORT = SampleFleet.report(0, Status.ALERT, 3);

    private final ConsoleFixture fixture = new ConsoleFixture(SIZE.columns(), SIZE.rows());
    private PaintedBytes screen;

    @BeforeEach
    void open() throws IOException {
        fixture.library.put(reading(REPORT, check("Long", Status.ALERT, "x", lines(200))));
        fixture.put(new SampleFleet()
                .host("db-03.prod.example", Standing.ALERT, 3)
                .reports("db-03.prod.example", Status.ALERT, 288, 3));
        fixture.open(List.of(REPORT), 0);
        screen = new PaintedBytes(SIZE);
    }

    @Test
    void writesAFullFrameInFewerThanFiveThousandBytes() throws IOException {
        assertThat(screen.paint(fixture)).hasSizeBetween(1_000, 5_000);
    }

    @Test
    void movesTheCursorForAFewBytes() throws IOException {
        screen.paint(fixture);

        assertThat(screen.paint(fixture.type("j"))).hasSizeBetween(10, 100);
    }

    @Test
    void scrollsByALineForAtMostAHundredAndFiftyBytes() throws IOException {
        fixture.type("jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj");
        screen.paint(fixture);

        for (int i = 0; i < 20; i++) {
            assertThat(screen.paint(fixture.type("j"))).hasSizeBetween(50, 150);
        }
        fixture.type("kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk");
        screen.paint(fixture);
        for (int i = 0; i < 20; i++) {
            assertThat(screen.paint(fixture.type("k"))).hasSizeBetween(50, 150);
        }
    }

    @Test
    void writesNothingWhenNothingChanged() throws IOException {
        screen.paint(fixture);

        assertThat(screen.paint(fixture)).isEmpty();
    }
}
