package io.montty.checks.host;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold how many tasks were running or waiting on average; see proc_loadavg(5).
 *
 * @param one over the last minute
 * @param five over the last five minutes
 * @param fifteen over the last fifteen minutes
 */
record LoadAverages(double one, double five, double fifteen) {

    private static final String NUMBER = "(\\d{1,9}\\.\\d{1,9})";
    private static final Pattern LINE = Pattern.compile(NUMBER + " " + NUMBER + " " + NUMBER + " .*");

    /** Read them below {@code root}; empty if the kernel does not say. */
    static Optional<LoadAverages> read(Path root) {
        return BoundedText.ifReadable(root.resolve("proc/loadavg"))
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new LoadAverages(
                        Double.parseDouble(line.group(1)),
                        Double.parseDouble(line.group(2)),
                        Double.parseDouble(line.group(3))));
    }
}
