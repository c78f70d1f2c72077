package io.montty.runtime.monitor.view;

import static io.montty.runtime.monitor.fleet.SampleFleet.problem;
import static io.montty.runtime.monitor.fleet.SampleTimelines.DB3;

import io.montty.api.Status;
import io.montty.runtime.history.HistoryEvent.Kind;
import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.fleet.SampleTimelines;
import io.montty.runtime.monitor.fleet.Standing;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistoryGoldenTest {

    private static final SampleFleet FLEET = new SampleFleet()
            .host(DB3.name(), Standing.ALERT, 3, problem("host.disk", Status.ALERT, "/var 97% used"))
            .reports(DB3.name(), Status.ALERT, 3, 3);

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void showsARowForEachCheckAndWhatHappened(int columns, int rows) throws IOException {
        Golden.hold("history", shown(columns, rows, SampleTimelines.day()));
    }

    @Test
    void showsLongerCellsAndTheCursorInThePast() throws IOException {
        ConsoleFixture fixture = shown(80, 24, SampleTimelines.day());
        fixture.type("-<<<<<<<<<<<");

        Golden.hold("history-zoomed", fixture);
    }

    @Test
    void showsTheEventsOfOneCheckAlone() throws IOException {
        ConsoleFixture fixture = shown(80, 24, SampleTimelines.day());
        fixture.type("jjjo<<<");

        Golden.hold("history-of-row", fixture);
    }

    @Test
    void saysThatThereIsNoHistoryAndShowsWhatIsNow() throws IOException {
        SampleTimelines none = new SampleTimelines()
                .was("host.disk", "Disk usage", Standing.ALERT, 200, 0)
                .was("host.clock", "Clock", Standing.OKAY, 600, 0)
                .was("", "(host report received)", Standing.OKAY, 600, 0)
                .trouble("there is no history: montty manage begins one with the first change that it sees, unless"
                        + " manager.history is false in montty.yaml; below is how the checks are doing now");

        Golden.hold("history-none", shown(80, 24, none));
    }

    @Test
    void showsForHowLongTheHostWasSilent() throws IOException {
        SampleTimelines silent = new SampleTimelines()
                .was("host.disk", "Disk usage", Standing.OKAY, 60_000, 0)
                .was("", "(host report received)", Standing.OKAY, 60_000, 0)
                .was("", "(host report received)", Standing.SILENT, 500, 290)
                .was("", "(host report received)", Standing.SILENT, 100, 90)
                .changed(90, "montty.silence", Status.WARN, Status.OKAY, "it has ended", "")
                .changed(100, "montty.silence", Status.OKAY, Status.WARN, "LATE: no report since 08:00", "")
                .changed(290, "montty.silence", Status.ALERT, Status.OKAY, "it has ended", "")
                .changed(480, "montty.silence", Status.WARN, Status.ALERT, "LOST: no report since 01:20", "")
                .changed(500, "montty.silence", Status.OKAY, Status.WARN, "LATE: no report since 01:20", "")
                .event(640, "", Kind.FIRST_CONTACT, "reports for the first time");

        Golden.hold("history-gap", shown(80, 24, silent));
    }

    @Test
    void looksTheSameToEyesWithoutColour() throws IOException {
        Golden.holdColours("history-colours", shown(80, 24, SampleTimelines.day()));
    }

    private static ConsoleFixture shown(int columns, int rows, SampleTimelines past) {
        ConsoleFixture fixture = new ConsoleFixture(columns, rows);
        fixture.library.pasts.put(DB3, past);
        return fixture.put(FLEET).openHistory(DB3);
    }
}
