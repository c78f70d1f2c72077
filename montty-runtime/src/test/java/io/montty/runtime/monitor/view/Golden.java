package io.montty.runtime.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.montty.runtime.monitor.screen.ConsoleFixture;
import io.montty.runtime.monitor.text.WindowSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Hold screens cell by cell against the files in {@code golden}; see CONTRIBUTING for how to rewrite them. */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/java/io/montty/runtime/monitor/view/golden");

    private Golden() {}

    /** Hold what is shown, text and looks, in 256 colours. */
    static void hold(String name, ConsoleFixture fixture) throws IOException {
        WindowSize size = fixture.console.size();
        Frame frame = frame(fixture, ColorDepth.COLORS_256);
        hold(name + "-" + size.columns() + "x" + size.rows(), frame.text() + "\n" + frame.looks());
    }

    /** Hold the looks alone, in every number of colours. */
    static void holdColours(String name, ConsoleFixture fixture) throws IOException {
        for (ColorDepth depth : ColorDepth.values()) {
            hold(
                    name + "-" + depth.name().toLowerCase(Locale.ROOT),
                    frame(fixture, depth).looks());
        }
    }

    static Frame frame(ConsoleFixture fixture, ColorDepth depth) throws IOException {
        MonitorView view = new MonitorView(new Palette(depth), Glyphs.UNICODE, StandardCharsets.UTF_8);
        return new Frame(fixture.console.size()).paint(fixture, view);
    }

    static void hold(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
