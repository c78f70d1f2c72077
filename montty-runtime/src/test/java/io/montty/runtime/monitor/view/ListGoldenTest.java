package io.montty.runtime.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.fleet.SampleFleet;
import io.montty.runtime.monitor.key.Key;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import io.montty.runtime.monitor.screen.ListScenes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ListGoldenTest {

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void showsARowForAllReportsThatSayTheSame(int columns, int rows) throws IOException {
        Golden.hold("list-grouped", ListScenes.all(columns, rows));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void showsARowForEachReport(int columns, int rows) throws IOException {
        Golden.hold("list-ungrouped", ListScenes.all(columns, rows).type("zjj"));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void showsTheReportsOfOneHost(int columns, int rows) throws IOException {
        Golden.hold("list-of-host", ListScenes.ofOneHost(columns, rows));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void showsWhatIsMarkedClosingAndAcknowledged(int columns, int rows) throws IOException {
        Golden.hold("list-marked-closing-acked", ListScenes.busy(columns, rows));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void saysThatReportsAreBeingRead(int columns, int rows) throws IOException {
        Golden.hold("list-reading", ListScenes.unread(columns, rows));
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "80, 24", "100, 30", "120, 40", "200, 60"})
    void saysWhyNothingIsLeft(int columns, int rows) throws IOException {
        Golden.hold(
                "list-nothing-left",
                ListScenes.all(columns, rows).type("/s:okay age:>1d").press(Key.Kind.ENTER));
    }

    @Test
    void showsWhatIsFilteredAndSorted() throws IOException {
        Golden.hold(
                "list-filtered",
                ListScenes.all(80, 24)
                        .type("/s:alert host:*prod*")
                        .press(Key.Kind.ENTER)
                        .type("N"));
    }

    @Test
    void saysThatNoReportIsFiled() throws IOException {
        Golden.hold(
                "list-empty",
                new ConsoleFixture(80, 24).put(new SampleFleet()).type(":list").press(Key.Kind.ENTER));
    }

    @Test
    void looksLikeThisInEveryNumberOfColours() throws IOException {
        Golden.holdColours("list", ListScenes.busy(80, 24));
    }

    @Test
    void needsNothingBeyondAscii() throws IOException {
        Palette palette = new Palette(ColorDepth.NONE);
        MonitorView view = new MonitorView(palette, Glyphs.ASCII, StandardCharsets.US_ASCII);
        ConsoleFixture fixture = ListScenes.all(80, 12).type("zA*");

        String text = new Frame(fixture.console.size()).paint(fixture, view).text();

        assertThat(text)
                .contains("sort: age^  322 reports", "322 marked   v 317 more rows")
                .matches("[ -~\n]*");
    }
}
