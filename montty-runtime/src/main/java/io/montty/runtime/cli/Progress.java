package io.montty.runtime.cli;

import io.montty.api.CheckSpec;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.engine.RunListener;
import io.montty.runtime.report.TextSanitizer;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Show on one line of a terminal how far a run is and what it waits for. */
final class Progress implements RunListener {

    private static final int WIDTH = 78;
    private static final String ERASE_LINE = "\r\033[K";

    private final PrintStream terminal;
    private final int total;
    private final Map<String, String> running = new LinkedHashMap<>();
    private final TextSanitizer sanitizer = new TextSanitizer();
    private boolean shown;
    private int ended;

    /**
     * Follow a run of {@code nodes}.
     *
     * @param shown whether there is a terminal to show it on; nothing is printed otherwise
     */
    Progress(PrintStream terminal, boolean shown, List<PlannedNode> nodes) {
        this.terminal = terminal;
        this.shown = shown;
        this.total = nodes.stream().mapToInt(Progress::count).sum();
    }

    @Override
    public synchronized void started(CheckSpec check) {
        running.put(check.id(), check.title());
        show();
    }

    @Override
    public synchronized void ended(ReportEntry entry) {
        running.remove(entry.id());
        ended++;
        show();
    }

    /** Leave the line empty, with the cursor at its beginning, and show nothing any more. */
    synchronized void end() {
        if (shown) {
            terminal.print(ERASE_LINE);
            terminal.flush();
        }
        shown = false;
    }

    private void show() {
        if (!shown) {
            return;
        }
        String line = ended + "/" + total + "  " + sanitizer.line(String.join(", ", running.values()));
        int end = Math.min(line.length(), WIDTH);
        terminal.print(ERASE_LINE + line.substring(0, end));
        terminal.flush();
    }

    private static int count(PlannedNode node) {
        return node instanceof PlannedGroup group
                ? group.filters().stream().mapToInt(Progress::count).sum()
                        + group.members().stream().mapToInt(Progress::count).sum()
                : 1;
    }
}
