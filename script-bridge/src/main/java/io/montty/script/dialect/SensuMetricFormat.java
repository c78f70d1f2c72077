package io.montty.script.dialect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Name a format in which a Sensu check prints metrics, the check's {@code output_metric_format}. */
public enum SensuMetricFormat {
    /** All output is text. */
    NONE("none"),
    /** Text with performance data after a bar, as in the monitoring plugins. */
    NAGIOS_PERFDATA("nagios_perfdata"),
    /** {@code path value timestamp}. */
    GRAPHITE_PLAINTEXT("graphite_plaintext"),
    /** {@code measurement,tag=value field=value timestamp}. */
    INFLUXDB_LINE("influxdb_line"),
    /** {@code put metric timestamp value tag=value}. */
    OPENTSDB_LINE("opentsdb_line"),
    /** The text exposition format of Prometheus. */
    PROMETHEUS_TEXT("prometheus_text");

    private final String key;

    SensuMetricFormat(String key) {
        this.key = key;
    }

    /** Return the format that a configuration calls {@code key}. */
    public static Optional<SensuMetricFormat> named(String key) {
        return Arrays.stream(values()).filter(format -> format.key.equals(key)).findFirst();
    }

    /** Return what a configuration calls the formats. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(SensuMetricFormat::key).toList();
    }

    /** Return what a configuration calls this format. */
    public String key() {
        return key;
    }
}
