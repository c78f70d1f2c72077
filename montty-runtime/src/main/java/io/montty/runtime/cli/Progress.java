package io.montty.runtime.cli;

import io.montty.api.CheckSpec;
import io.montty.api.report.ReportEntry;
import io.montty.runtime.engine.PlannedNode;
import io.montty.runtime.engine.PlannedNode.PlannedGroup;
import io.montty.runtime.engine.RunListener;
import io.montty.runtime.report.TextSanitizer;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Show on one line of a terminal how far a run is and what it waits for. */
final class Progress implements RunListener {

    private static final int WIDTH = 78;
    private static final String ERASE_LINE = "\r\033[K";

    private final PrintStream terminal;
    private final int total;
    private final Set<String> running = new LinkedHashSet<>();
    private final TextSanitizer sanitizer = new TextSanitizer();
    private int ended;

    Progress(PrintStream terminal, List<PlannedNode> nodes) {
        this.terminal = terminal;
        this.total = nodes.stream().mapToInt(Progress::count).sum();
    }

    @Override
    public synchronized void started(CheckSpec check) {
        running.add(check.title());
        show();
    }

    @Override
    public synchronized void ended(ReportEntry entry) {
        running.remove(entry.title());
        ended++;
        show();
    }

    /** Leave the line empty, with the cursor at its beginning. */
    synchronized void erase() {
        terminal.print(ERASE_LINE);
        terminal.flush();
    }

    private void show() {
        String line = ended + "/" + total + "  " + sanitizer.line(String.join(", ", running));
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
