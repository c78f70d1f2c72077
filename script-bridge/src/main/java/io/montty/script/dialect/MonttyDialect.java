package io.montty.script.dialect;

import java.util.List;

/**
 * Read MonTTY's own dialect, in which metrics stand on lines of their own.
 *
 * @param exitCodes what the exit codes mean
 */
record MonttyDialect(ExitCodes exitCodes) implements Dialect {

    private static final String METRIC_MARK = "montty-metric:";
    private static final String EXPECTED = "expected montty-metric: name=value[unit][;warn[;crit[;min[;max]]]]";

    @Override
    public String name() {
        return "montty";
    }

    @Override
    public Dialect withExitCodes(ExitCodes exitCodes) {
        return new MonttyDialect(exitCodes);
    }

    @Override
    public Reading read(int exitCode, ScriptOutput output) {
        Gathering gathering = new Gathering();
        output.streams().forEach(stream -> gather(stream, gathering));
        return Reading.of(exitCode, exitCodes.verdict(exitCode), gathering.text(), gathering.metrics());
    }

    private static void gather(ScriptOutput.Stream stream, Gathering gathering) {
        for (int i = 0; i < stream.lines().size(); i++) {
            String line = stream.lines().get(i);
            if (!line.startsWith(METRIC_MARK)) {
                gathering.say(line);
            } else if (stream.cutWithin(i)) {
                gathering.refuseLine(line, ScriptOutput.CUT_LINE);
            } else {
                gatherMetric(line, gathering);
            }
        }
    }

    private static void gatherMetric(String line, Gathering gathering) {
        List<PerfdataItem> items =
                PerfdataItem.parse(line.substring(METRIC_MARK.length()).strip());
        if (items.size() != 1) {
            gathering.refuseLine(line, items.size() + " metrics where one was expected; " + EXPECTED);
            return;
        }
        PerfdataItem item = items.get(0);
        if (item instanceof PerfdataItem.Malformed malformed) {
            gathering.refuseLine(line, malformed.reason() + "; " + EXPECTED);
        } else if (item instanceof PerfdataItem.Sample sample) {
            try {
                gathering.take(sample.metric());
            } catch (MalformedException e) {
                gathering.refuseLine(line, e.reason());
            }
        }
    }
}
