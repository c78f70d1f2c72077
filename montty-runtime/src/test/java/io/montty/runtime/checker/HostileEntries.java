package io.montty.runtime.checker;

import io.montty.api.Metric;
import io.montty.api.Outcome;
import io.montty.api.Range;
import io.montty.api.Status;
import io.montty.api.report.ReportEntry;
import io.montty.api.report.ReportEntry.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Make up entries of all that a check may answer, as awkward as the rules of the API allow. */
final class HostileEntries {

    private static final List<String> PIECES = List.of(
            "a", " ", "\t", "\u001b[31m", "\u0000", "\ud83d", "\ude00", "\u202e", "\"", "\\", "\u00e4", "\u2028");

    private static final List<Status> STATUSES = List.of(Status.values());

    private final Random random;

    HostileEntries(Random random) {
        this.random = random;
    }

    /** Return an entry with at most {@code depth} levels below it. */
    ReportEntry entry(int depth) {
        List<ReportEntry> children = depth == 0
                ? List.of()
                : IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> entry(depth - 1))
                        .toList();
        return new ReportEntry(
                "id" + text(100),
                "t" + text(199),
                children.isEmpty() ? Kind.CHECK : Kind.GROUP,
                random.nextBoolean(),
                Set.of("t" + random.nextInt()),
                STATUSES.get(random.nextInt(STATUSES.size())),
                random.nextBoolean() ? new Outcome.Crashed(text(500)) : new Outcome.TimedOut(Duration.ofDays(366)),
                text(500),
                List.of(text(5000), text(5000)),
                random.nextBoolean(),
                List.of(metric()),
                Duration.ofNanos(random.nextLong() >>> 1),
                children);
    }

    private Metric metric() {
        double[] values = {0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, -1e300, random.nextGaussian()};
        BigDecimal end = new BigDecimal("1e" + random.nextInt(300));
        return new Metric(
                "m" + text(190),
                values[random.nextInt(values.length)],
                text(20),
                new Range(null, end, random.nextBoolean()),
                null,
                values[random.nextInt(values.length)],
                Double.MIN_NORMAL);
    }

    private String text(int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(longest + 1);
        while (text.length() < length) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.substring(0, length);
    }
}
