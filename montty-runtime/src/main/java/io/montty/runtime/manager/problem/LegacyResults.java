package io.montty.runtime.manager.problem;

import io.montty.api.Status;
import io.montty.runtime.report.LegacyHeader;
import io.montty.runtime.state.CheckState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Find what a legacy report tells of each check: a line of its summary each, which is the first line of the check's block
 * as well. Both are read once from start to end, whatever is in them.
 */
final class LegacyResults {

    private static final String SUMMARY = "\n\nSUMMARY:\n\n";
    private static final String INDENT = "     ";
    private static final int TITLE = 65;

    /** Title, blank, and five places for dots. */
    private static final int BEFORE_STATUS = TITLE + 1 + 5;

    private final ResultCollector collector;
    private final Map<String, Deque<String>> firstLines = new HashMap<>();

    LegacyResults(ResultCollector collector) {
        this.collector = collector;
    }

    /** Take what stands below {@code header}. */
    void take(LegacyHeader header, byte[] bytes) {
        // The gap before the summary may begin with the line end that ends the header.
        int start = header.bodyStart() - 1;
        String body = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        int summary = body.indexOf(SUMMARY);
        if (summary < 0) {
            summary = body.length();
        }
        readBlocks(body.substring(Math.min(1, summary), summary));
        Status worst = Status.NA;
        for (String line : body.substring(Math.min(body.length(), summary + SUMMARY.length()))
                .split("\n", -1)) {
            worst = worst.worst(takeLine(line));
        }
        if (Severity.isProblem(header.status()) && worst.compareTo(header.status()) < 0) {
            collector.tell(finding(header.status()));
        }
    }

    /** Blocks are parted by the only empty lines that there are. */
    private void readBlocks(String blocks) {
        String heading = "";
        boolean starts = true;
        for (String line : blocks.split("\n", -1)) {
            if (!heading.isEmpty()) {
                firstLines.computeIfAbsent(heading, key -> new ArrayDeque<>()).add(line.strip());
                heading = "";
            } else if (starts) {
                heading = line;
            }
            starts = line.isEmpty();
        }
    }

    private Status takeLine(String line) {
        int open = line.lastIndexOf('(');
        int close = line.indexOf(')', Math.max(0, open));
        if (!line.startsWith(INDENT) || open < 0 || close < 0) {
            return Status.NA;
        }
        String before = line.substring(INDENT.length(), Math.max(INDENT.length(), open));
        List<Status> status = List.of(Status.values()).stream()
                .filter(one -> line.substring(open + 1, close).equals(one.name()))
                .toList();
        if (status.isEmpty() || before.codePointCount(0, before.length()) != BEFORE_STATUS) {
            return Status.NA;
        }
        String title = before.substring(0, before.offsetByCodePoints(0, TITLE)).strip();
        Deque<String> first = firstLines.getOrDefault(line.substring(INDENT.length()), new ArrayDeque<>());
        collector.tell(result(title, status.get(0), first.isEmpty() ? "" : first.remove()));
        return status.get(0);
    }

    private static Result result(String title, Status status, String summary) {
        return new Result(title, title, Set.of(), CheckState.Kind.CHECK, status, "completed", summary, List.of());
    }

    private static Result finding(Status status) {
        return new Result(
                "montty.report",
                "What the report says of itself",
                Set.of(),
                CheckState.Kind.FINDING,
                status,
                "completed",
                "the header says " + status + ", but no line of the summary does; look at the report",
                List.of());
    }
}
