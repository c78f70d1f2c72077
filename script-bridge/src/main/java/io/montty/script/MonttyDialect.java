package io.montty.script;

import io.montty.api.Metric;
import io.montty.api.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Read MonTTY's own dialect: 0 is OKAY, 255 WARN, 254 NA, all else ALERT; metrics stand on lines of their own. */
final class MonttyDialect implements Dialect {

    private static final String METRIC_MARK = "montty-metric:";
    private static final String EXPECTED = "expected montty-metric: name=value[unit][;warn[;crit[;min[;max]]]]";

    @Override
    public String name() {
        return "montty";
    }

    @Override
    public Reading read(int exitCode, ScriptOutput output) {
        Collector collector = new Collector();
        output.streams().forEach(collector::take);
        return new Reading(status(exitCode), collector.text, collector.metrics);
    }

    private static Status status(int exitCode) {
        return switch (exitCode) {
            case 0 -> Status.OKAY;
            case 254 -> Status.NA;
            case 255 -> Status.WARN;
            default -> Status.ALERT;
        };
    }

    /** Part metrics from text. */
    private static final class Collector {

        private final List<String> text = new ArrayList<>();
        private final List<Metric> metrics = new ArrayList<>();
        private final Set<String> names = new HashSet<>();

        private void take(ScriptOutput.Stream stream) {
            int last = stream.lines().size() - 1;
            for (int i = 0; i <= last; i++) {
                String line = stream.lines().get(i);
                if (!line.startsWith(METRIC_MARK)) {
                    text.add(line);
                } else if (i == last && stream.endsHalfway()) {
                    refuse(line, "the output was cut within this line");
                } else {
                    takeMetric(line);
                }
            }
        }

        private void takeMetric(String line) {
            List<PerfdataItem> items =
                    PerfdataItem.parse(line.substring(METRIC_MARK.length()).strip());
            if (items.size() != 1) {
                refuse(line, items.size() + " metrics where one was expected; " + EXPECTED);
                return;
            }
            PerfdataItem item = items.get(0);
            if (item instanceof PerfdataItem.Malformed malformed) {
                refuse(line, malformed.reason() + "; " + EXPECTED);
            } else if (item instanceof PerfdataItem.Sample sample) {
                add(line, sample.metric());
            }
        }

        private void add(String line, Metric metric) {
            if (names.add(metric.name())) {
                metrics.add(metric);
            } else {
                refuse(line, "metric '" + metric.name() + "' was given before; its first value counts");
            }
        }

        private void refuse(String line, String reason) {
            text.add(line);
            text.add("[not a metric: " + reason + "]");
        }
    }
}
