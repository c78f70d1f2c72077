package io.montty.runtime.monitor.io;

import io.montty.api.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Find what a report of MonTTY 1 complains of: its summary has a line for each check. */
final class LegacyComplaints {

    private static final String SUMMARY = "\n\nSUMMARY:\n\n";
    private static final String INDENT = "     ";
    private static final int TITLE = 65;

    /** Title, blank, and five places for dots. */
    private static final int BEFORE_STATUS = TITLE + 1 + 5;

    /** What the manager calls it when no line says what the header does. */
    private static final String OF_ITSELF = "What the report says of itself";

    private LegacyComplaints() {}

    /** Return the titles of what is WARN or ALERT. */
    static List<String> titles(LegacyReport report) {
        // The gap before the summary may begin with the line end that ends the header.
        String body = "\n" + report.body();
        int start = body.indexOf(SUMMARY);
        List<String> titles = new ArrayList<>();
        Status worst = Status.NA;
        if (start >= 0) {
            for (String line : body.substring(start + SUMMARY.length()).split("\n", -1)) {
                worst = worst.worst(take(line, titles));
            }
        }
        if (isProblem(report.status()) && worst.compareTo(report.status()) < 0) {
            titles.add(OF_ITSELF);
        }
        return titles;
    }

    private static Status take(String line, List<String> titles) {
        int open = line.lastIndexOf('(');
        int close = line.indexOf(')', Math.max(0, open));
        if (!line.startsWith(INDENT) || open < INDENT.length() || close < 0) {
            return Status.NA;
        }
        String before = line.substring(INDENT.length(), open);
        Optional<Status> status = status(line.substring(open + 1, close));
        if (status.isEmpty() || before.codePointCount(0, before.length()) != BEFORE_STATUS) {
            return Status.NA;
        }
        if (isProblem(status.get())) {
            titles.add(before.substring(0, before.offsetByCodePoints(0, TITLE)).strip());
        }
        return status.get();
    }

    private static Optional<Status> status(String word) {
        for (Status status : Status.values()) {
            if (status.name().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    private static boolean isProblem(Status status) {
        return status == Status.WARN || status == Status.ALERT;
    }
}
