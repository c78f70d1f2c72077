package io.montty.runtime.monitor.terminal;

import com.googlecode.lanterna.screen.TerminalScreen;
import java.io.IOException;

/** Write lines anew on a terminal that cannot scroll some of them; all of them are painted anyway. */
final class StillScreen extends TerminalScreen {

    StillScreen(SparingTerminal terminal) throws IOException {
        super(terminal);
    }

    @Override
    public void scrollLines(int firstLine, int lastLine, int distance) {}
}
