package io.montty.script.dialect;

import java.util.Objects;

/**
 * Read the checks of Sensu.
 *
 * @param format how the script prints metrics
 * @param exitCodes what the exit codes mean
 */
public record SensuDialect(SensuMetricFormat format, ExitCodes exitCodes) implements Dialect {

    /** @throws NullPointerException naming what is missing */
    public SensuDialect {
        Objects.requireNonNull(format, "a Sensu check needs a metric format, if only none");
        Objects.requireNonNull(exitCodes, "a dialect needs exit codes");
    }

    /** Read metrics in {@code format} and Sensu's own exit codes. */
    public SensuDialect(SensuMetricFormat format) {
        this(format, ExitCodes.SENSU);
    }

    @Override
    public String name() {
        return "sensu";
    }

    @Override
    public Dialect withExitCodes(ExitCodes exitCodes) {
        return new SensuDialect(format, exitCodes);
    }

    @Override
    public Reading read(int exitCode, ScriptOutput output) {
        Gathering gathering = new Gathering();
        ScriptOutput.Stream stdout = output.stdout();
        switch (format) {
            case NONE -> gathering.say(stdout.lines());
            case NAGIOS_PERFDATA -> NagiosOutput.of(stdout).gather(gathering);
            case GRAPHITE_PLAINTEXT -> gather(stdout, new GraphiteNotation(), gathering);
            case INFLUXDB_LINE -> gather(stdout, new InfluxNotation(), gathering);
            case OPENTSDB_LINE -> gather(stdout, new OpentsdbNotation(), gathering);
            case PROMETHEUS_TEXT -> gather(stdout, new ExpositionNotation(), gathering);
        }
        gathering.say(output.stderr().lines());
        return Reading.of(exitCode, exitCodes.verdict(exitCode), gathering.text(), gathering.metrics());
    }

    private static void gather(ScriptOutput.Stream stdout, MetricNotation notation, Gathering gathering) {
        for (int i = 0; i < stdout.lines().size(); i++) {
            String line = stdout.lines().get(i);
            if (stdout.cutWithin(i)) {
                gathering.refuseLine(line, ScriptOutput.CUT_LINE);
            } else if (line.isBlank()) {
                gathering.say(line);
            } else {
                try {
                    notation.gather(line, gathering);
                } catch (MalformedException e) {
                    gathering.refuseLine(line, e.reason());
                }
            }
        }
    }
}
