package io.montty.runtime.config;

import io.montty.api.Default;
import io.montty.api.Description;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * Hold the configuration of a project directory, {@code montty.yaml}.
 *
 * @param host how this host calls itself
 * @param check how checks run
 * @param report what becomes of their report
 * @param server where reports go
 * @param plugins which plugins are loaded
 * @param manager what the manager goes by, on a server
 */
public record MonttyConfig(
        @Description("how this host calls itself") @Valid Host host,
        @Description("how checks run") @Valid Check check,
        @Description("what becomes of a report") @Valid Report report,

        @Description("where reports go, over SSH; without a host, they stay on this machine") @Valid
        ServerConfig server,

        @Description("which plugins are loaded") @Valid Plugins plugins,

        @Description("what the manager goes by, on a server") @Valid
        ManagerConfig manager) {

    /** Return this configuration with reports written as {@code format}. */
    public MonttyConfig withReportFormat(Report.Format format) {
        return new MonttyConfig(
                host, check, new Report(report.ttl(), format, report.redact()), server, plugins, manager);
    }

    private static final String MORE_THAN_ZERO = "must be more than zero";
    private static final String TTL = "must be from 1m to 24h";

    /**
     * Say how this host calls itself.
     *
     * @param name the host's name in reports; empty for the system's own
     */
    public record Host(
            @Description("what this host is called in reports; empty for the name that the system has")
            @Default("''")
            @Pattern(
                    regexp = "|[A-Za-z0-9][A-Za-z0-9.-]{0,62}",
                    message = "must be at most 63 letters, digits, dots and hyphens")
            String name) {}

    /**
     * Say how checks run.
     *
     * @param interval how often the checker is started; the next report is due after it
     * @param parallel how many checks run at once; 0 for the number of processors
     * @param timeout how long a check may take that does not say so itself
     * @param python what runs checks that are Python classes; empty for the interpreter of the project's virtual
     *     environment {@code venv}, or else the one in PATH
     */
    public record Check(
            @Description("how often the checker is started; the server misses the next report after this time. "
                    + "The lines of \"montty deploy --cron\" start it every 5m and warn if this says "
                    + "otherwise; for another time, write lines of your own")
            @Default("5m")
            @DurationMin(inclusive = false, message = MORE_THAN_ZERO)
            Duration interval,

            @Description("how many checks run at once; 0 for the number of processors") @Default("0") @Min(0) @Max(256)
            int parallel,

            @Description("how long a check may take that does not say so itself")
            @Default("30s")
            @DurationMin(inclusive = false, message = MORE_THAN_ZERO)
            Duration timeout,

            @Description("what runs checks that are Python classes; empty for venv/bin/python3 in the project "
                    + "directory, or else for python3 in PATH")
            @Default("''")
            String python) {}

    /**
     * Say what becomes of a report.
     *
     * @param ttl how long an OKAY, WARN or NA report is shown
     * @param format how the report is written
     * @param redact regular expressions; what they match in a line of a report is taken out before it is kept
     */
    public record Report(
            @Description("how long reports that are OKAY, WARN or NA are shown; an ALERT stays until a person "
                    + "deletes it")
            @Default("5m")
            @DurationMin(minutes = 1, message = TTL)
            @DurationMax(hours = 24, message = TTL)
            Duration ttl,

            @Description("how reports are written: json, or mty for a server that still runs MonTTY for Python")
            @Default("json")
            Format format,

            @Description("regular expressions, as Java knows them; what they match in a line of a report is "
                    + "replaced by [redacted] before the report is kept, printed or sent, such as "
                    + "['(?i)password=\\S+']")
            @Default("[]")
            List<@RegularExpression String> redact) {

        public Report {
            redact = List.copyOf(redact);
        }

        /** Tell how a report can be written. */
        public enum Format {
            JSON,
            MTY
        }
    }

    /**
     * Say which plugins are loaded.
     *
     * @param signers the file that lists whose signatures count, from the project directory; empty if plugins need none
     */
    public record Plugins(
            @Description("the file that lists whose signatures of plugin jars count, as ssh-keygen(1) describes under "
                    + "ALLOWED SIGNERS, from the project directory; empty if plugins need none")
            @Default("''")
            String signers) {}
}
