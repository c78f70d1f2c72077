package io.montty.runtime.monitor.terminal;

import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import io.montty.runtime.monitor.screen.ConsoleFixture;
import io.montty.runtime.monitor.text.WindowSize;
import io.montty.runtime.monitor.view.ColorDepth;
import io.montty.runtime.monitor.view.Glyphs;
import io.montty.runtime.monitor.view.MonitorView;
import io.montty.runtime.monitor.view.Palette;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Paint a console on our terminal and tell what it writes to the wire. */
final class PaintedBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final SparingTerminal terminal = new SparingTerminal(bytes, StandardCharsets.UTF_8, TerminalKind.MODERN);
    private final MonitorView view;
    private final Screen screen;

    PaintedBytes(WindowSize size) throws IOException {
        Palette palette = new Palette(ColorDepth.COLORS_256);
        view = new MonitorView(palette, Glyphs.UNICODE, StandardCharsets.UTF_8);
        terminal.resize(size);
        screen = new TerminalScreen(terminal);
        screen.setCursorPosition(null);
        screen.startScreen();
        screen.refresh(Screen.RefreshType.COMPLETE);
        bytes.reset();
    }

    /** Paint a frame and return what that wrote. */
    byte[] paint(ConsoleFixture fixture) throws IOException {
        bytes.reset();
        view.paint(fixture.console, fixture.now(), screen);
        screen.refresh(Screen.RefreshType.DELTA);
        return bytes.toByteArray();
    }
}
